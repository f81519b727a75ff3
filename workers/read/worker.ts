import '@/lib/shared/no-compiled-schemas'
import { type FileNews, type FileTask, serveFile } from '@/lib/trips/serve-file'
import { directSource } from '@/lib/trips/trip-source'
import { answerTasks } from './messages'
import { tooLate } from './too-late'

/* A thread that reads one trip file, while the import is at another. */
answerTasks<FileTask, FileNews>(self, (task, tell, mayGoOn) =>
  serveFile(directSource(task.name, task.blob, tooLate), task, tell, mayGoOn),
)
