package allocation

// claims are requests by slot, in pages: however many there are, none is copied to make room, and the amounts of a page
// lie side by side.
type claims struct {
	pages [][]claim
	n     int
}

// pageBits is the logarithm of how many claims a page has.
const pageBits = 10

// at is the claim of a slot.
func (c *claims) at(s Slot) *claim { return &c.pages[s>>pageBits][s&(1<<pageBits-1)] }

// more is a slot that was never used, of a claim to so many resources.
func (c *claims) more(resources int) Slot {
	if c.n == len(c.pages)<<pageBits {
		page, amounts := make([]claim, 1<<pageBits), make([]int64, resources<<pageBits)
		for i := range page {
			page[i].Need.Amounts = amounts[i*resources : i*resources : (i+1)*resources]
		}
		c.pages = append(c.pages, page)
	}
	c.n++
	return Slot(c.n - 1)
}
