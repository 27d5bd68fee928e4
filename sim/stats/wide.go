package stats

import "math/bits"

// Wide is a sum of non-negative integers that may not fit in 64 bits: waits of many for long, in nanoseconds. The zero
// Wide is 0; Wides compare with ==.
type Wide struct{ High, Low uint64 }

// Add adds x.
func (w *Wide) Add(x uint64) { w.AddUp(Wide{Low: x}) }

// AddUp adds another sum.
func (w *Wide) AddUp(o Wide) {
	var carry uint64
	w.Low, carry = bits.Add64(w.Low, o.Low, 0)
	w.High, _ = bits.Add64(w.High, o.High, carry)
}

// Less is w minus an earlier state of it.
func (w Wide) Less(earlier Wide) Wide {
	var borrow uint64
	w.Low, borrow = bits.Sub64(w.Low, earlier.Low, 0)
	w.High, _ = bits.Sub64(w.High, earlier.High, borrow)
	return w
}

// Float is the sum, rounded.
func (w Wide) Float() float64 { return float64(float64(w.High)*0x1p64) + float64(w.Low) }
