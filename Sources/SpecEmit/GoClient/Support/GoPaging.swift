extension GoClientSupport {
  /// Iteration over pages.
  static let paging = #"""
package passemarche

import "context"

// Pager goes through all objects of a list, page after page, each page fetched when it is reached:
//
//	items := client.All…()
//	for items.Next(ctx) {
//		… items.Item() …
//	}
//	if err := items.Err(); err != nil { … }
//
// It is for one goroutine at a time.
type Pager[Item any] struct {
	page       func(ctx context.Context, cursor *string) ([]Item, *string, error)
	waiting    []Item
	cursor     *string
	isLastPage bool
	item       Item
	err        error
}

// Next goes to the next object; false where there is none, or where its page could not be had: see Err.
func (p *Pager[Item]) Next(ctx context.Context) bool {
	for len(p.waiting) == 0 && !p.isLastPage && p.err == nil {
		items, next, err := p.page(ctx, p.cursor)
		if err != nil {
			p.err = err
			break
		}
		p.waiting = items
		// A page that leads to itself would never end.
		p.isLastPage = next == nil || p.cursor != nil && *next == *p.cursor
		p.cursor = next
	}
	if len(p.waiting) == 0 {
		return false
	}
	p.item, p.waiting = p.waiting[0], p.waiting[1:]
	return true
}

// Item is the object that Next went to.
func (p *Pager[Item]) Item() Item { return p.item }

// Err is why there is no next object; nil at the end of the list.
func (p *Pager[Item]) Err() error { return p.err }

"""#
}
