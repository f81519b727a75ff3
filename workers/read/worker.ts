import '@/lib/shared/no-compiled-schemas'
import { answerFileTasks } from './messages'

/* A thread that reads one trip file, while the import is at another. */
answerFileTasks(self)
