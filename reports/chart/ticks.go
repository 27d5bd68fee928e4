package chart

import (
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot"
)

// Minutes, Hours and Days are steps between ticks at which people read time.
var (
	Minutes = []float64{0.25, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 240}
	Hours   = []float64{0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 96}
	Days    = []float64{0.25, 0.5, 1, 2, 7, 14, 28, 56, 112}
)

// ticks are those of an axis between two values of its unit, six to about ten.
func (a *Axis) ticks(low, high float64) []plot.Tick {
	switch {
	case a.Names != nil:
		return named(a.Names)
	case a.Log && high >= 4*low:
		return decades(low, high)
	}
	step := a.step(high - low)
	if a.Whole {
		step = max(1, step)
	}
	decimals := decimalsOf(step)
	var all []plot.Tick
	for k := math.Ceil(low/step - 1e-9); k*step <= high*(1+1e-9); k++ {
		all = append(all, plot.Tick{Value: k * step, Label: tickLabel(k*step, decimals)})
	}
	return all
}

// tickLabel is a number as short as it can be: with an exponent where there would be many zeros.
func tickLabel(v float64, decimals int) string {
	switch {
	case v == 0:
		return "0"
	case decimals > 5 || math.Abs(v) >= 1e6:
		return short(v)
	}
	return strconv.FormatFloat(v, 'f', decimals, 64)
}

// short is a number with four digits at most, and an exponent: 2.5e-9.
func short(v float64) string {
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(v, 'e', 3, 64), "e")
	if strings.Contains(mantissa, ".") {
		mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
	}
	power, _ := strconv.Atoi(exponent)
	return mantissa + "e" + strconv.Itoa(power)
}

// step is the smallest step with which no more than eight ticks are needed.
func (a *Axis) step(span float64) float64 {
	for _, s := range a.Steps {
		if span/s <= 8 {
			return s
		}
	}
	power := math.Pow(10, math.Floor(math.Log10(span/8)))
	for _, s := range []float64{1, 2, 5} {
		if span/(s*power) <= 8 {
			return s * power
		}
	}
	return 10 * power
}

// decimalsOf is how many decimals show the multiples of a step.
func decimalsOf(step float64) int {
	for d := range 12 {
		if scaled := step * math.Pow10(d); math.Abs(scaled-math.Round(scaled)) < 1e-6*scaled {
			return d
		}
	}
	return 12
}

// decades are ticks at powers of ten, with smaller ones between; where there are fewer than two, at 2 and 5 as well.
func decades(low, high float64) []plot.Tick {
	var all []plot.Tick
	first, last := int(math.Floor(math.Log10(low)+1e-9)), int(math.Ceil(math.Log10(high)-1e-9))
	apart := max(1, (last-first+7)/8) // no more than nine
	for e := first; e <= last; e++ {
		power := math.Pow10(e)
		for m := 1.0; m < 10; m++ {
			tick := plot.Tick{Value: m * power}
			if m == 1 && (e-first)%apart == 0 || last-first <= 2 && (m == 2 || m == 5) {
				tick.Label = strconv.FormatFloat(m*power, 'f', max(0, -e), 64)
				if m*power >= 1e5 || m*power < 1e-5 {
					tick.Label = short(m * power)
				}
			}
			if tick.Value >= low*(1-1e-9) && tick.Value <= high*(1+1e-9) && (apart == 1 || tick.Label != "") {
				all = append(all, tick)
			}
		}
	}
	return all
}

func named(names []string) []plot.Tick {
	all := make([]plot.Tick, len(names))
	for i, name := range names {
		all[i] = plot.Tick{Value: float64(i), Label: shorten(name, 34)}
		if name == "" {
			all[i].Label = " "
		}
	}
	return all
}

// shorten takes the middle out of what is longer than so many characters: names differ at their ends.
func shorten(text string, most int) string {
	letters := []rune(text)
	if len(letters) <= most {
		return text
	}
	head := (most - 1) / 2
	return string(letters[:head]) + "…" + string(letters[len(letters)-(most-1-head):])
}
