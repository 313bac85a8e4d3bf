extension TypeScriptClientSupport {
  /// What the client uses of Node.
  static let node = #"""
// What the client, and its vectors, use of Node, so that they compile without any package. It is no part of what the
// package declares.

declare module "node:crypto" {
  interface Hash {
    update(data: string | Uint8Array): this;
    copy(): Hash;
    digest(): Uint8Array;
    digest(encoding: "hex" | "base64"): string;
  }
  export function createHash(algorithm: "sha256"): Hash;
  export function createHmac(algorithm: "sha256", key: string): Hash;
  export function timingSafeEqual(left: Uint8Array, right: Uint8Array): boolean;
}

declare module "node:fs/promises" {
  export interface FileHandle {
    read(into: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
    write(from: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesWritten: number }>;
    truncate(length: number): Promise<void>;
    sync(): Promise<void>;
    close(): Promise<void>;
  }
  export function open(path: string, flags: string): Promise<FileHandle>;
  export function readFile(path: string): Promise<Uint8Array>;
  export function readFile(path: string, encoding: "utf8"): Promise<string>;
  export function writeFile(path: string, data: string): Promise<void>;
  export function rename(from: string, to: string): Promise<void>;
  export function rm(path: string, options: { force?: boolean; recursive?: boolean }): Promise<void>;
  export function mkdtemp(prefix: string): Promise<string>;
}

declare module "node:http" {
  export class Agent {
    constructor(options: { keepAlive: boolean });
  }
  export interface RequestOptions {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly signal: AbortSignal;
    readonly agent: object;
  }
  export interface Socket {
    readonly connecting: boolean;
    once(event: "connect" | "secureConnect", listener: () => void): this;
  }
  export interface IncomingMessage {
    readonly statusCode?: number;
    readonly rawHeaders: readonly string[];
    readonly complete: boolean;
    on(event: "data", listener: (chunk: Uint8Array) => void): this;
    on(event: "error", listener: (error: Error) => void): this;
    on(event: "end" | "close", listener: () => void): this;
    pause(): this;
    resume(): this;
    destroy(): this;
  }
  export interface ClientRequest {
    on(event: "socket", listener: (socket: Socket) => void): this;
    on(event: "response", listener: (message: IncomingMessage) => void): this;
    on(event: "error", listener: (error: Error) => void): this;
    end(body?: string | Uint8Array): this;
  }
  export function request(url: string, options: RequestOptions): ClientRequest;
}

declare module "node:https" {
  import { ClientRequest, RequestOptions } from "node:http";
  export { Agent } from "node:http";
  export function request(url: string, options: RequestOptions): ClientRequest;
}

declare module "node:os" {
  export function tmpdir(): string;
}

declare module "node:path" {
  export function join(...parts: string[]): string;
}

declare const Buffer: { from(text: string, encoding: "hex" | "base64"): Uint8Array };
declare const process: {
  readonly version: string;
  readonly argv: string[];
  readonly env: Record<string, string | undefined>;
  exitCode: number | undefined;
};

"""#
}
