import { readdir, readFile, stat } from "node:fs/promises"
import { join } from "node:path"
import { BANK } from "@outloud/shared/questions/bank.ts"
import {
  type FileFault,
  type FileSurroundings,
  MAX_FILE_LENGTH,
  type QuestionFile,
  readQuestionFile,
} from "@outloud/shared/questions/question-file.ts"
import { RECRUITER_SCREEN } from "@outloud/shared/questions/recruiter-screen.ts"
import type { Log } from "../log.ts"

/** So many faults of one file are told; who has mended them sees the others. */
const MOST_FAULTS = 5

/**
 * The operator's own questions: every `.json` file of the folder, in order of name. A file that cannot be used is
 * named in the log and skipped, a folder that cannot be read likewise; never rejects.
 */
export async function loadQuestionFolder(folder: string, log: Log): Promise<readonly QuestionFile[]> {
  // Only here, since a server without a folder never works out an estimate.
  const { evaluateSheet } = await import("@outloud/shared/estimates/evaluate-sheet.ts")
  const taken = new Map([...BANK, RECRUITER_SCREEN].map(({ id }) => [id, "a built-in question"]))
  const files: QuestionFile[] = []
  for (const name of await namesIn(folder, log)) {
    const read = await readOne(join(folder, name), { taken, evaluate: evaluateSheet })
    if ("faults" in read) {
      log.warn({ file: name, faults: read.faults.slice(0, MOST_FAULTS) }, "a question file was skipped")
    } else {
      taken.set(read.question.id, name)
      files.push(read)
    }
  }
  log.info({ questions: files.length }, "own questions were loaded")
  return files
}

async function namesIn(folder: string, log: Log): Promise<string[]> {
  try {
    const names = await readdir(folder)
    return names.filter(name => name.endsWith(".json")).sort()
  } catch (error) {
    log.warn({ folder, reason: codeOf(error) }, "QUESTIONS_DIR cannot be read; there are no own questions")
    return []
  }
}

async function readOne(
  path: string,
  surroundings: FileSurroundings,
): Promise<QuestionFile | { readonly faults: readonly FileFault[] }> {
  const text = await textOf(path).catch(error => ({ reason: `the file cannot be read: ${codeOf(error)}` }))
  if (typeof text !== "string") return { faults: [{ line: 1, ...text }] }
  const read = readQuestionFile(text, surroundings)
  return read.kind === "broken" ? read : read.file
}

async function textOf(path: string): Promise<string | { readonly reason: string }> {
  const about = await stat(path)
  if (!about.isFile()) return { reason: "this is not a file" }
  // Characters take up to three bytes for each that UTF-16 counts.
  if (about.size > 3 * MAX_FILE_LENGTH) return { reason: "the file is too long" }
  // Takes a byte order mark away.
  return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path))
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown"
}
