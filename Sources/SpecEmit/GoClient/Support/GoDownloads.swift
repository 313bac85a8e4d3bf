extension GoClientSupport {
  /// Downloads to a file.
  static let downloads = #"""
package passemarche

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"net/http"
	"os"
	"path"
	"strconv"
	"strings"
	"time"
)

// Download is a file that was downloaded.
type Download struct {
	File string
	// Size is in bytes.
	Size int64
	// SHA256 is hexadecimal.
	SHA256      string
	ContentType string
	// Name is what the service gives the file, without any folder; empty for none.
	Name string
}

// DownloadProgress is told while a download goes on: bytes that are there, and all there will be, or -1 where that is
// not known.
type DownloadProgress func(received, total int64)

// download writes the body of an answer to a file. While it is incomplete it stands beside it, under the name with
// ".part" behind it. Where the service sends parts of a file (RFC 9110 section 14), a broken download goes on where it
// stopped, even in another process, as long as the service has the same file.
func (e *engine) download(
	ctx context.Context, call *call, file string, isResumable bool, progress DownloadProgress,
) (*Download, error) {
	part, err := openPart(file, isResumable)
	if err != nil {
		return nil, &FileError{Err: err}
	}
	defer part.close()
	attempts := attempts{engine: e, call: call}
	for {
		token, err := attempts.token(ctx)
		if err != nil {
			part.abandon()
			return nil, err
		}
		before := part.size
		download, answer, err := e.downloadOnce(ctx, call, token, part, progress)
		switch {
		case err != nil:
			if err := attempts.again(ctx, err, isResumable && part.size > before); err != nil {
				part.abandon()
				return nil, err
			}
			if !isResumable {
				if err := part.restart(); err != nil {
					return nil, &FileError{Err: err}
				}
			}
		case download != nil:
			return download, nil
		case answer.Status == http.StatusRequestedRangeNotSatisfiable && before > 0:
			// What is there is no beginning of what the service has now.
			if err := part.restart(); err != nil {
				return nil, &FileError{Err: err}
			}
		default:
			isOver, err := attempts.isOver(ctx, answer)
			if err == nil && isOver {
				err = failure(call, answer)
			}
			if err != nil {
				part.abandon()
				return nil, err
			}
		}
	}
}

// downloadOnce gives the file, or the answer that came in its place.
func (e *engine) downloadOnce(
	parent context.Context, call *call, token *AccessToken, part *partialFile, progress DownloadProgress,
) (*Download, *Answer, error) {
	ctx, cancel := context.WithCancel(parent)
	defer cancel()
	// Nobody waits longer than this for the next bytes, however many there are.
	silence := time.AfterFunc(e.timeout(call), cancel)
	defer silence.Stop()
	fail := func(err error) (*Download, *Answer, error) {
		var file *FileError
		if errors.As(err, &file) {
			return nil, nil, err
		}
		return nil, nil, e.described(parent, ctx, call, err)
	}
	response, err := e.start(ctx, call, token, part.header())
	if err != nil {
		return fail(err)
	}
	defer response.Body.Close()
	isFile, err := part.accept(response)
	if err != nil {
		return fail(&FileError{Err: err})
	}
	if !isFile {
		answer, err := gathered(response, 1<<20)
		if err != nil {
			return fail(err)
		}
		return nil, answer, nil
	}
	buffer := make([]byte, 64<<10)
	for {
		count, err := response.Body.Read(buffer)
		silence.Reset(e.timeout(call))
		if count > 0 {
			if part.size+int64(count) > call.limit {
				return fail(&TooLargeError{Limit: call.limit})
			}
			if err := part.append(buffer[:count]); err != nil {
				return fail(&FileError{Err: err})
			}
			if progress != nil {
				progress(part.size, part.total)
			}
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fail(err)
		}
	}
	if part.total >= 0 && part.size != part.total {
		return fail(io.ErrUnexpectedEOF)
	}
	if !part.isWhole(response.Header) {
		if err := part.restart(); err != nil {
			return fail(&FileError{Err: err})
		}
		return fail(errors.New("the file is not what its digest says"))
	}
	download, err := part.finish(response.Header)
	if err != nil {
		return fail(&FileError{Err: err})
	}
	return download, nil, nil
}

// partialFile is the part of a download that is there.
type partialFile struct {
	file, part, tagFile string
	isResumable         bool
	handle              *os.File
	hash                hash.Hash
	// tag is the entity tag of what the part is a part of; empty for none.
	tag  string
	size int64
	// total is the size of the whole; -1 where it is not known.
	total int64
}

func openPart(file string, isResumable bool) (*partialFile, error) {
	part := &partialFile{
		file: file, part: file + ".part", tagFile: file + ".part-tag", isResumable: isResumable, hash: sha256.New(),
		total: -1,
	}
	flags := os.O_RDWR | os.O_CREATE
	tag, tagErr := os.ReadFile(part.tagFile)
	_, partErr := os.Stat(part.part)
	if isResumable && tagErr == nil && partErr == nil {
		part.tag = string(tag)
	} else {
		flags |= os.O_TRUNC
	}
	handle, err := os.OpenFile(part.part, flags, 0o666)
	if err != nil {
		return nil, err
	}
	part.handle = handle
	if part.size, err = io.Copy(part.hash, handle); err != nil {
		handle.Close()
		return nil, err
	}
	return part, nil
}

func (p *partialFile) close() { p.handle.Close() }

// header asks for what is missing, if the file is still the same.
func (p *partialFile) header() http.Header {
	if p.size == 0 || p.tag == "" {
		return nil
	}
	return http.Header{"Range": {fmt.Sprintf("bytes=%d-", p.size)}, "If-Range": {p.tag}}
}

// accept tells whether the answer brings the file, or the rest of it.
func (p *partialFile) accept(response *http.Response) (bool, error) {
	switch {
	case response.StatusCode == http.StatusOK:
		if p.size > 0 {
			if err := p.restart(); err != nil {
				return false, err
			}
		}
		p.total = response.ContentLength
		return true, p.keep(response.Header.Get("ETag"))
	case response.StatusCode == http.StatusPartialContent && p.size > 0:
		// `bytes 100-199/200`
		contentRange := response.Header.Get("Content-Range")
		if !strings.HasPrefix(contentRange, fmt.Sprintf("bytes %d-", p.size)) {
			return false, nil
		}
		total, err := strconv.ParseInt(contentRange[strings.LastIndex(contentRange, "/")+1:], 10, 64)
		if err != nil {
			total = -1
		}
		p.total = total
		return true, nil
	default:
		return false, nil
	}
}

// keep keeps a tag. Only a strong one stands for the same bytes.
func (p *partialFile) keep(tag string) error {
	if !p.isResumable || !strings.HasPrefix(tag, `"`) {
		return nil
	}
	p.tag = tag
	return os.WriteFile(p.tagFile, []byte(tag), 0o666)
}

func (p *partialFile) append(chunk []byte) error {
	if _, err := p.handle.Write(chunk); err != nil {
		return err
	}
	p.hash.Write(chunk)
	p.size += int64(len(chunk))
	return nil
}

func (p *partialFile) restart() error {
	if err := p.handle.Truncate(0); err != nil {
		return err
	}
	if _, err := p.handle.Seek(0, io.SeekStart); err != nil {
		return err
	}
	os.Remove(p.tagFile)
	p.hash = sha256.New()
	p.tag, p.size, p.total = "", 0, -1
	return nil
}

// isWhole holds the file to the digest of the whole, where the service tells one (RFC 9530).
func (p *partialFile) isWhole(header http.Header) bool {
	for _, item := range strings.Split(header.Get("Repr-Digest"), ",") {
		item = strings.TrimSpace(item)
		if strings.HasPrefix(item, "sha-256=:") {
			return item == "sha-256=:"+base64.StdEncoding.EncodeToString(p.hash.Sum(nil))+":"
		}
	}
	return true
}

func (p *partialFile) finish(header http.Header) (*Download, error) {
	if err := p.handle.Sync(); err != nil {
		return nil, err
	}
	if err := p.handle.Close(); err != nil {
		return nil, err
	}
	// Whoever looks for the file finds the whole of it, or the one of before.
	if err := os.Rename(p.part, p.file); err != nil {
		return nil, err
	}
	os.Remove(p.tagFile)
	return &Download{
		File: p.file, Size: p.size, SHA256: hex.EncodeToString(p.hash.Sum(nil)),
		ContentType: header.Get("Content-Type"), Name: dispositionName(header.Get("Content-Disposition")),
	}, nil
}

// abandon leaves what can be gone on with, and removes what cannot.
func (p *partialFile) abandon() {
	p.handle.Close()
	if p.tag == "" || p.size == 0 {
		os.Remove(p.part)
		os.Remove(p.tagFile)
	}
}

// dispositionName is the `filename` of a disposition (RFC 6266), without what could lead elsewhere.
func dispositionName(disposition string) string {
	_, rest, isFound := strings.Cut(disposition, `filename="`)
	if !isFound {
		return ""
	}
	name, _, _ := strings.Cut(rest, `"`)
	name = path.Base(name)
	if name == "/" || strings.HasPrefix(name, ".") || strings.Contains(name, `\`) {
		return ""
	}
	return name
}

"""#
}
