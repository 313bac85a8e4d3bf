// Written by `spec`. Changes are lost.

using System;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace PasseMarche
{
    /// <summary>A file that was downloaded.</summary>
    public sealed class Download
    {
        internal Download(string file, long size, string sha256, string contentType, string name)
        {
            File = file;
            Size = size;
            Sha256 = sha256;
            ContentType = contentType;
            Name = name;
        }

        /// <summary>Where it is.</summary>
        public string File { get; }

        /// <summary>In bytes.</summary>
        public long Size { get; }

        /// <summary>Hexadecimal.</summary>
        public string Sha256 { get; }

        /// <summary>Null where the service does not say.</summary>
        public string ContentType { get; }

        /// <summary>That the service gives the file, without any folder; null for none.</summary>
        public string Name { get; }
    }

    /// <summary>
    /// Told while a download goes on: bytes that are there, and all there will be; null where that is not known.
    /// </summary>
    public delegate void DownloadProgress(long received, long? total);

    /// <summary>
    /// Writes the body of an answer to a file. While it is incomplete it stands beside it, under the name with
    /// <c>.part</c> behind it. Where the service sends parts of a file (RFC 9110 section 14), a broken download goes on
    /// where it stopped, even in another process, as long as the service has the same file.
    /// </summary>
    internal sealed class Downloads
    {
        private readonly Engine engine;
        private readonly Call call;
        private readonly DownloadProgress progress;
        private readonly CancellationToken cancellationToken;

        internal Downloads(Engine engine, Call call, DownloadProgress progress, CancellationToken cancellationToken)
        {
            this.engine = engine;
            this.call = call;
            this.progress = progress;
            this.cancellationToken = cancellationToken;
        }

        internal async Task<Download> ToAsync(string file, bool isResumable)
        {
            var attempts = new Attempts(engine, call, cancellationToken);
            using (var part = new PartialFile(file, isResumable))
            {
                while (true)
                {
                    var token = await attempts.TokenAsync().ConfigureAwait(false);
                    var before = part.Size;
                    PasseMarcheException failure;
                    try
                    {
                        var answer = await OnceAsync(token, part).ConfigureAwait(false);
                        if (answer == null) return part.Finished;
                        if (answer.Status == 416 && before > 0)
                        {
                            // What is there is no beginning of what the service has now.
                            part.Restart();
                        }
                        else if (await attempts.IsOverAsync(answer).ConfigureAwait(false))
                        {
                            throw Engine.Failure(call, answer);
                        }
                        continue;
                    }
                    catch (TransportException broken)
                    {
                        failure = broken;
                    }
                    catch (CallTimeoutException late)
                    {
                        failure = late;
                    }
                    await attempts.AgainAsync(failure, isResumable && part.Size > before).ConfigureAwait(false);
                    if (!isResumable) part.Restart();
                }
            }
        }

        /// <summary>The answer that came in place of the file; null where the file came.</summary>
        private async Task<Answer> OnceAsync(AccessToken token, PartialFile part)
        {
            var silence = engine.TimeoutOf(call);
            using (var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
            {
                time.CancelAfter(silence);
                try
                {
                    using (var response = await engine.StartAsync(call, token, part.AskForRest, time.Token)
                        .ConfigureAwait(false))
                    {
                        if (!part.Accept(response))
                        {
                            var body = await Engine.GatherAsync(response, 1 << 20, time.Token).ConfigureAwait(false);
                            return new Answer(response, body);
                        }
                        var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
                        var buffer = new byte[64 << 10];
                        while (true)
                        {
                            var count = await Waiting.Within(
                                stream.ReadAsync(buffer, 0, buffer.Length, time.Token), time.Token)
                                .ConfigureAwait(false);
                            if (count == 0) break;
                            // Nobody waits longer than this for the next bytes, however many there are.
                            time.CancelAfter(silence);
                            if (part.Size + count > call.Limit) throw new TooLargeException(call.Limit);
                            part.Append(buffer, count);
                            if (progress != null) progress(part.Size, part.Total);
                        }
                        if (part.Total != null && part.Size != part.Total)
                        {
                            throw new TransportException(new IOException("the file broke off"));
                        }
                        part.Finish(response);
                        return null;
                    }
                }
                catch (Exception failure) when (!(failure is PasseMarcheException))
                {
                    throw engine.Described(failure, call, time.Token, cancellationToken);
                }
            }
        }
    }

    /// <summary>The part of a download that is there.</summary>
    internal sealed class PartialFile : IDisposable
    {
        private readonly string file;
        private readonly string part;
        /// <summary>Holds the entity tag of what the part is a part of.</summary>
        private readonly string tagFile;
        private readonly bool isResumable;
        private readonly FileStream stream;
        private SHA256 hash = SHA256.Create();
        private string tag;

        internal long Size { get; private set; }

        /// <summary>The size of the whole; null where it is not known.</summary>
        internal long? Total { get; private set; }

        internal Download Finished { get; private set; }

        private static void Written(Action work)
        {
            try
            {
                work();
            }
            catch (Exception failure) when (failure is IOException || failure is UnauthorizedAccessException)
            {
                throw new FileException(failure);
            }
        }

        internal PartialFile(string file, bool isResumable)
        {
            this.file = file;
            this.isResumable = isResumable;
            part = file + ".part";
            tagFile = file + ".part-tag";
            FileStream opened = null;
            Written(() =>
            {
                var isThere = isResumable && File.Exists(tagFile) && File.Exists(part);
                if (isThere) tag = File.ReadAllText(tagFile);
                opened = new FileStream(
                    part, isThere ? FileMode.Open : FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
                var buffer = new byte[64 << 10];
                for (var count = opened.Read(buffer, 0, buffer.Length); count > 0;
                    count = opened.Read(buffer, 0, buffer.Length))
                {
                    hash.TransformBlock(buffer, 0, count, null, 0);
                    Size += count;
                }
            });
            stream = opened;
        }

        /// <summary>Asks for what is missing, if the file is still the same.</summary>
        internal void AskForRest(HttpRequestHeaders headers)
        {
            if (Size == 0 || tag == null) return;
            headers.Range = new RangeHeaderValue(Size, null);
            headers.IfRange = new RangeConditionHeaderValue(new EntityTagHeaderValue(tag));
        }

        /// <summary>Whether the answer brings the file, or the rest of it.</summary>
        internal bool Accept(HttpResponseMessage response)
        {
            if ((int)response.StatusCode == 200)
            {
                if (Size > 0) Restart();
                Total = response.Content.Headers.ContentLength;
                Keep(Answer.Header(response, "ETag"));
                return true;
            }
            if ((int)response.StatusCode != 206 || Size == 0) return false;
            // `bytes 100-199/200`
            var range = Answer.Header(response, "Content-Range") ?? "";
            if (!range.StartsWith("bytes " + Size + "-", StringComparison.Ordinal)) return false;
            Total = long.TryParse(
                range.Substring(range.LastIndexOf('/') + 1), NumberStyles.None, CultureInfo.InvariantCulture,
                out var total) ? total : (long?)null;
            return true;
        }

        /// <summary>Only a strong tag stands for the same bytes.</summary>
        private void Keep(string given)
        {
            if (!isResumable || given == null || !given.StartsWith("\"", StringComparison.Ordinal)) return;
            tag = given;
            Written(() => File.WriteAllText(tagFile, given));
        }

        internal void Append(byte[] chunk, int count)
        {
            Written(() => stream.Write(chunk, 0, count));
            hash.TransformBlock(chunk, 0, count, null, 0);
            Size += count;
        }

        internal void Restart()
        {
            Written(() =>
            {
                stream.SetLength(0);
                File.Delete(tagFile);
            });
            hash.Dispose();
            hash = SHA256.Create();
            tag = null;
            Size = 0;
            Total = null;
        }

        internal void Finish(HttpResponseMessage response)
        {
            hash.TransformFinalBlock(new byte[0], 0, 0);
            var digest = hash.Hash;
            // The digest of the whole, where the service tells one (RFC 9530).
            var wanted = Answer.Header(response, "Repr-Digest") ?? "";
            if (wanted.Contains("sha-256=:")
                && !wanted.Contains("sha-256=:" + Convert.ToBase64String(digest) + ":"))
            {
                Restart();
                throw new TransportException(new IOException("the file is not what its digest says"));
            }
            Written(() =>
            {
                stream.Flush(true);
                stream.Dispose();
                // Whoever looks for the file finds the whole of it, or the one of before.
                if (File.Exists(file)) File.Replace(part, file, null);
                else File.Move(part, file);
                File.Delete(tagFile);
            });
            var name = Regex.Match(
                Answer.Header(response, "Content-Disposition") ?? "", "filename=\"(?:[^\"]*/)?([^\"/]+)\"").Groups[1];
            var isNamed = name.Success && !name.Value.StartsWith(".", StringComparison.Ordinal)
                && name.Value.IndexOf('\\') < 0;
            Finished = new Download(
                file, Size, BitConverter.ToString(digest).Replace("-", "").ToLowerInvariant(),
                Answer.Header(response, "Content-Type"), isNamed ? name.Value : null);
        }

        /// <summary>Leaves what can be gone on with, and removes what cannot.</summary>
        public void Dispose()
        {
            stream.Dispose();
            hash.Dispose();
            if (Finished != null || tag != null && Size > 0) return;
            try
            {
                File.Delete(part);
                File.Delete(tagFile);
            }
            catch (IOException)
            {
                // What is thrown already tells more.
            }
        }
    }
}
