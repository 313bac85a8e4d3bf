extension TypeScriptClientSupport {
  /// Downloads to a file.
  static let downloads = #"""
import { createHash } from "node:crypto";
import { FileHandle, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { Attempts } from "./attempts.js";
import type { Call, CallOptions } from "./call.js";
import type { Engine } from "./engine.js";
import { CancelledError, FileError, TooLargeError } from "./errors.js";
import type { Answer, HttpResponse } from "./http.js";

/** A file that was downloaded. */
export interface Download {
  readonly file: string;
  /** In bytes. */
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly contentType?: string;
  /** The name that the service gives the file, without any folder. */
  readonly name?: string;
}

/**
 * Told while a download goes on: bytes that are there, and all there will be where that is known. An error of it ends
 * the download, with a `CancelledError` that has it as its cause.
 */
export type DownloadProgress = (received: number, total: number | undefined) => void;

/** What can be said of one download. */
export interface DownloadOptions extends CallOptions {
  readonly progress?: DownloadProgress;
}

/**
 * Writes the body of an answer to a file. While it is incomplete it stands beside it, under the name with `.part`
 * behind it.
 * @param isResumable whether the service sends parts of a file (RFC 9110 section 14). Then a broken download goes on
 * where it stopped, even in another process, as long as the service has the same file.
 */
export async function download(
  engine: Engine, call: Call, file: string, isResumable: boolean, progress?: DownloadProgress
): Promise<Download> {
  const attempts = new Attempts(engine, call);
  const part = await written(() => PartialFile.open(file, isResumable));
  try {
    for (;;) {
      const token = await attempts.token();
      const before = part.size;
      try {
        const outcome = await engine.within(call, async (watch): Promise<Download | Answer> => {
          const response = await engine.start(call, token, watch.signal, part.headers);
          if (!(await written(() => part.accept(response)))) return engine.gather(response, 1 << 20);
          for await (const chunk of response.body) {
            watch.restart();
            if (part.size + chunk.length > call.operation.limit) throw new TooLargeError(call.operation.limit);
            await written(() => part.append(chunk));
            told(progress, part);
          }
          if (part.total !== undefined && part.size !== part.total) throw new Error("the body ended too early");
          if (!part.isIntact(response.headers)) {
            await written(() => part.restart());
            throw new Error("its digest is not the one that the service told");
          }
          return written(() => part.finish(response.headers));
        }, true);
        if ("file" in outcome) return outcome;
        if (outcome.status === 416 && before > 0) {
          // What is there is no beginning of what the service has now.
          await written(() => part.restart());
          continue;
        }
        if (await attempts.isOver(outcome)) throw engine.failure(call, outcome);
      } catch (error) {
        await attempts.continueOrThrow(error, isResumable && part.size > before);
        if (!isResumable) await written(() => part.restart());
      }
    }
  } finally {
    await part.close();
  }
}

function told(progress: DownloadProgress | undefined, part: PartialFile): void {
  try {
    progress?.(part.size, part.total);
  } catch (error) {
    throw new CancelledError(error);
  }
}

async function written<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw new FileError(error);
  }
}

/** The part of a download that is there. */
class PartialFile {
  size = 0;
  /** The size of the whole; undefined where it is not known. */
  total: number | undefined;
  #hash = createHash("sha256");
  /** The entity tag of what the part is a part of, which a file beside it holds. */
  #tag: string | undefined;
  #isFinished = false;

  private constructor(
    private readonly file: string, private readonly isResumable: boolean, private readonly handle: FileHandle
  ) {}

  private get part(): string {
    return this.file + ".part";
  }

  private get tagFile(): string {
    return this.file + ".part-tag";
  }

  static async open(file: string, isResumable: boolean): Promise<PartialFile> {
    const tag = isResumable ? await readFile(file + ".part-tag", "utf8").catch(() => undefined) : undefined;
    const known = tag === undefined ? undefined : await open(file + ".part", "r+").catch(() => undefined);
    const part = new PartialFile(file, isResumable, known ?? (await open(file + ".part", "w+")));
    if (known !== undefined) await part.#take(tag);
    return part;
  }

  async #take(tag: string | undefined): Promise<void> {
    this.#tag = tag;
    const buffer = new Uint8Array(1 << 20);
    for (;;) {
      const { bytesRead } = await this.handle.read(buffer, 0, buffer.length, this.size);
      if (bytesRead === 0) return;
      this.#hash.update(buffer.subarray(0, bytesRead));
      this.size += bytesRead;
    }
  }

  /** Asks for what is missing, if the file is still the same. */
  get headers(): Record<string, string> {
    if (this.size === 0 || this.#tag === undefined) return {};
    return { Range: `bytes=${this.size}-`, "If-Range": this.#tag };
  }

  /** Whether the answer brings the file, or the rest of it. */
  async accept({ status, headers }: HttpResponse): Promise<boolean> {
    if (status === 200) {
      if (this.size > 0) await this.restart();
      this.total = length(headers.get("content-length"));
      await this.#keep(headers.get("etag"));
      return true;
    }
    if (status !== 206 || this.size === 0) return false;
    const [, start, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get("content-range") ?? "") ?? [];
    if (start === undefined || Number(start) !== this.size) return false;
    this.total = length(total);
    return true;
  }

  /** Only a strong tag stands for the same bytes. */
  async #keep(tag: string | null): Promise<void> {
    if (!this.isResumable || tag === null || !tag.startsWith('"')) return;
    this.#tag = tag;
    await writeFile(this.tagFile, tag);
  }

  async append(chunk: Uint8Array): Promise<void> {
    let offset = 0;
    while (offset < chunk.length) {
      const { bytesWritten } = await this.handle.write(chunk, offset, chunk.length - offset, this.size + offset);
      offset += bytesWritten;
    }
    this.#hash.update(chunk);
    this.size += chunk.length;
  }

  async restart(): Promise<void> {
    await this.handle.truncate(0);
    await rm(this.tagFile, { force: true });
    this.#hash = createHash("sha256");
    this.#tag = undefined;
    this.size = 0;
    this.total = undefined;
  }

  /** Whether the bytes have the digest of the whole (RFC 9530), where the service gives one. */
  isIntact(headers: Headers): boolean {
    const [, told] = /(?:^|,\s*)sha-256=:([A-Za-z0-9+/=]+):/.exec(headers.get("repr-digest") ?? "") ?? [];
    return told === undefined || told === this.#hash.copy().digest("base64");
  }

  /** Whoever looks for the file finds the whole of it, or the one of before. */
  async finish(headers: Headers): Promise<Download> {
    const sha256 = this.#hash.copy().digest("hex");
    await this.handle.sync();
    await this.handle.close();
    await rename(this.part, this.file);
    this.#isFinished = true;
    await rm(this.tagFile, { force: true });
    return {
      file: this.file,
      size: this.size,
      sha256,
      contentType: headers.get("content-type") ?? undefined,
      name: nameIn(headers.get("content-disposition")),
    };
  }

  /** Leaves what can be gone on with, and removes what cannot. */
  async close(): Promise<void> {
    if (this.#isFinished) return;
    await this.handle.close().catch(() => undefined);
    if (this.#tag !== undefined && this.size > 0) return;
    await rm(this.part, { force: true });
    await rm(this.tagFile, { force: true });
  }
}

function length(text: string | null | undefined): number | undefined {
  return typeof text === "string" && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** The `filename` of a disposition (RFC 6266), without what could lead elsewhere. */
function nameIn(disposition: string | null): string | undefined {
  const [, given] = /filename="([^"]*)"/.exec(disposition ?? "") ?? [];
  const name = given?.split("/").pop();
  return name === undefined || name === "" || name.startsWith(".") || name.includes("\\") ? undefined : name;
}

"""#
}
