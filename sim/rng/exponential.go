package rng

// Exp is draw i from the exponential distribution with mean 1, by the ziggurat of G. Marsaglia and W. W. Tsang,
// "The Ziggurat Method for Generating Random Variables", Journal of Statistical Software 5 (2000): the area below
// the density is cut into 256 layers of equal size, all but the last a rectangle with a little on top that lies
// only partly below it. One word chooses a layer and a place in it; 98.9 % of them lie where nothing need be
// compared but integers. The others take further words of the same index.
func (k Key) Exp(i uint64) float64 {
	x := k.Bits(i)
	l := &layers[x&255]
	if m := int64(x >> 11); m < l.sure {
		return float64(m) * l.width
	}
	return k.unsure(i, x)
}

// Exps is the draws from number i on, times a mean. It is the same as Exp for each, and faster.
func (k Key) Exps(i uint64, mean float64, draws []float64) {
	for j := range draws {
		x := k.Bits(i + uint64(j))
		l := &layers[x&255]
		e := float64(int64(x>>11)) * l.width
		if int64(x>>11) >= l.sure {
			e = k.unsure(i+uint64(j), x)
		}
		draws[j] = mean * e
	}
}

// ExpsOf is Exps for numbers that need not follow each other.
func (k Key) ExpsOf(numbers []uint64, mean float64, draws []float64) {
	draws = draws[:len(numbers)]
	for j, i := range numbers {
		x := k.Bits(i)
		l := &layers[x&255]
		e := float64(int64(x>>11)) * l.width
		if int64(x>>11) >= l.sure {
			e = k.unsure(i, x)
		}
		draws[j] = mean * e
	}
}

// unsure is draw i, which begins with a word x that does not settle it.
func (k Key) unsure(i, x uint64) float64 {
	further := k.At(i)
	return further.unsure(x)
}

// unsure is the draw that begins with a word x which does not settle it.
func (w *Words) unsure(x uint64) float64 {
	base := 0.0
	for {
		i := x & 255
		m, l := int64(x>>11), &layers[i]
		switch place := float64(m) * l.width; {
		case m < l.sure:
			return base + place
		case i == 0: // beyond the lowest layer, where the distribution begins anew
			base += tailFrom
		case l.under(m, place, w.Uniform()):
			return base + place
		}
		x = w.Bits()
	}
}

// under says whether a point, at a share of the layer's height, lies under the density. That is convex: it runs below
// the line through the two corners where it enters and leaves the layer, by no more than an eighth of the distance
// between them (of the layer's height; the most that e^-x has over a distance below 1).
func (l *layer) under(m int64, place, share float64) bool {
	line := float64(1<<53-m) * l.slope
	if share >= line {
		return false
	}
	if share < line-l.sag {
		return true
	}
	return minusLog(uint64((l.bottom+float64(share*l.height))*0x1p64)) > place
}

// layer is one layer of the ziggurat: its places are m * width for integers m of 53 bits. Those below sure lie under
// the density at any height of the layer, the others at some of the heights from bottom on.
type layer struct {
	sure                  int64 // signed, as floats are made of it
	width, bottom, height float64
	slope, sag            float64 // of the line between the corners, by place and in shares of the height
}

// The tail begins where the lowest layer's rectangle ends; all layers have that area, the lowest with the tail.
const (
	tailFrom  = 7.69711747013104972
	layerArea = 0.0039496598225815571993
)

// layers are numbered from the lowest, which stands for its tail too, upwards.
var layers = func() (table [256]layer) {
	edge, density := tailFrom, layerArea/(1+tailFrom) // of the density at the edge: its tail has area density
	table[0] = newLayer(layerArea/density, edge, 0, density)
	for i := 1; i < len(table); i++ {
		height, next := layerArea/edge, 0.0
		if i < len(table)-1 {
			next = minusLog(uint64((density + height) * 0x1p64))
		}
		table[i] = newLayer(edge, next, density, height)
		edge, density = next, density+height
	}
	return table
}()

func newLayer(edge, sure, bottom, height float64) layer {
	return layer{
		sure: int64(sure / edge * (1 << 53)), width: edge * 0x1p-53, bottom: bottom, height: height,
		slope: edge * 0x1p-53 / (edge - sure), sag: (edge - sure) / 8,
	}
}
