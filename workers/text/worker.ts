import { serveText, type TextNews, type TextTask } from '@/lib/trips/serve-text'
import { directSource } from '@/lib/trips/trip-source'
import { answerTasks } from '../read/messages'
import { tooLate } from '../read/too-late'

/* A thread that reads, hashes and unpacks one trip file, while the import makes rows of it. It is small, so that it is there soon. */
answerTasks<TextTask, TextNews>(self, (task, tell, mayGoOn) =>
  serveText(directSource(task.name, task.blob, tooLate), task, tell, mayGoOn),
)
