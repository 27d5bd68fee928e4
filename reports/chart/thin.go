package chart

// Thin is the line with about so many points at most: of each of equal stretches of X it keeps the lowest and the
// highest value, so that no peak is lost; the first and the last point stay. Shorter lines stay as they are.
func (l Line) Thin(points int) Line {
	n := len(l.Y)
	if n <= points || points < 4 {
		return l
	}
	kept := make([]int, 0, points)
	stretches := points/2 - 1
	kept = append(kept, 0)
	for s := range stretches {
		from, to := 1+s*(n-2)/stretches, 1+(s+1)*(n-2)/stretches
		kept = appendExtremes(kept, l.Y, from, to)
	}
	return l.only(append(kept, n-1))
}

// appendExtremes adds where the lowest and the highest value between from and to are, in their order; a gap stays one.
func appendExtremes(kept []int, y []float64, from, to int) []int {
	low, high := from, from
	for i := from; i < to; i++ {
		switch {
		case !observed(y[i]) && observed(y[high]):
			continue
		case !observed(y[high]):
			low, high = i, i
		case y[i] < y[low]:
			low = i
		case y[i] > y[high]:
			high = i
		}
	}
	kept = append(kept, min(low, high))
	if low != high {
		kept = append(kept, max(low, high))
	}
	return kept
}

func (l Line) only(kept []int) Line {
	pick := func(all []float64) []float64 {
		if len(all) == 0 {
			return nil
		}
		few := make([]float64, len(kept))
		for i, at := range kept {
			few[i] = all[at]
		}
		return few
	}
	l.X, l.Y, l.Lo, l.Hi = pick(l.X), pick(l.Y), pick(l.Lo), pick(l.Hi)
	return l
}
