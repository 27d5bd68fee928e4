package scenarios

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"simulate/sim/dist"
)

// quantiles reads {p50: 4ms, p99: 30ms}, in order of the shares.
func (d distribution) quantiles() []dist.Point {
	var points []dist.Point
	for _, entry := range d.At("quantiles").Each() {
		share, ok := quantileShare(entry.Key())
		if !ok {
			entry.Problem("%q is no quantile; expected p0 to p100, such as p50, p99 or p99.9", entry.Key())
		}
		points = append(points, dist.Point{Q: share, X: entry.Amount() * d.scale})
	}
	slices.SortStableFunc(points, func(a, b dist.Point) int { return cmp.Compare(a.Q, b.Q) })
	return points
}

// quantileShare is the share that a quantile stands for: 0.5 of p50, 0.999 of p99.9 and of p999.
func quantileShare(name string) (share float64, ok bool) {
	digits, named := strings.CutPrefix(name, "p")
	if named && len(digits) > 2 && strings.Trim(digits, "9") == "" {
		digits = digits[:2] + "." + digits[2:]
	}
	percent, err := strconv.ParseFloat(digits, 64)
	return percent / 100, named && err == nil && percent >= 0 && percent <= 100
}
