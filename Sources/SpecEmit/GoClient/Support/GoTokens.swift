extension GoClientSupport {
  /// Access tokens.
  static let tokens = #"""
package passemarche

import (
	"context"
	"sync"
	"time"
)

// AccessToken is a bearer token (RFC 6750). Its value is in no print of it.
type AccessToken struct {
	Value      string `json:"-"`
	ObtainedAt time.Time
	ExpiresAt  time.Time
	Scope      string
}

// IsFresh tells whether there is time to use it: a tenth of its life is left, or a minute.
func (t AccessToken) IsFresh(now time.Time) bool {
	reserve := t.ExpiresAt.Sub(t.ObtainedAt) / 10
	if reserve > time.Minute {
		reserve = time.Minute
	}
	return now.Before(t.ExpiresAt.Add(-reserve))
}

// String tells when the token expires, and no more.
func (t AccessToken) String() string {
	return "AccessToken{ExpiresAt: " + t.ExpiresAt.UTC().Format(time.RFC3339) + "}"
}

// GoString tells when the token expires, and no more.
func (t AccessToken) GoString() string { return t.String() }

// TokenSource is where a client has its tokens from. It serves any number of goroutines at once.
type TokenSource interface {
	// Token gives one to call with: the one at hand, or a new one.
	Token(ctx context.Context) (AccessToken, error)
	// Renew gives one in place of one that the service has refused: the one at hand where it is another, or a new one.
	Renew(ctx context.Context, refused AccessToken) (AccessToken, error)
}

// FetchedTokens keeps one token and fetches the next when it is due. However many calls wait, one fetches.
type FetchedTokens struct {
	fetch func(ctx context.Context) (AccessToken, error)
	now   func() time.Time

	mutex    sync.Mutex
	current  *AccessToken
	fetching *fetching
}

// fetching is one fetch under way; its outcome is there once done is closed.
type fetching struct {
	done  chan struct{}
	token AccessToken
	err   error
}

// NewFetchedTokens gives tokens by a function that fetches one. Its context does not end with the call that happened
// to want the token first: others may be waiting for it.
func NewFetchedTokens(fetch func(ctx context.Context) (AccessToken, error), now func() time.Time) *FetchedTokens {
	if now == nil {
		now = time.Now
	}
	return &FetchedTokens{fetch: fetch, now: now}
}

// Token gives the token at hand, or a new one.
func (t *FetchedTokens) Token(ctx context.Context) (AccessToken, error) { return t.token(ctx, "") }

// Renew gives the token at hand where it is another than the refused one, or a new one.
func (t *FetchedTokens) Renew(ctx context.Context, refused AccessToken) (AccessToken, error) {
	return t.token(ctx, refused.Value)
}

func (t *FetchedTokens) token(ctx context.Context, refused string) (AccessToken, error) {
	t.mutex.Lock()
	if t.current != nil && t.current.Value != refused && t.current.IsFresh(t.now()) {
		defer t.mutex.Unlock()
		return *t.current, nil
	}
	if t.fetching == nil {
		t.fetching = &fetching{done: make(chan struct{})}
		go t.run(t.fetching)
	}
	wanted := t.fetching
	t.mutex.Unlock()
	select {
	case <-wanted.done:
		return wanted.token, wanted.err
	case <-ctx.Done():
		return AccessToken{}, ctx.Err()
	}
}

func (t *FetchedTokens) run(wanted *fetching) {
	wanted.token, wanted.err = t.fetch(context.Background())
	t.mutex.Lock()
	if wanted.err == nil {
		t.current = &wanted.token
	}
	t.fetching = nil
	t.mutex.Unlock()
	close(wanted.done)
}

"""#
}
