package language

import "strings"

// ParseBandwidth reads 200mb/s (powers of 1024) or 10gbit/s (powers of 1000) in bytes per second.
func ParseBandwidth(text string) (float64, error) {
	value, unit, err := cutAmount(text, errNoUnit)
	if err != nil || unit == "" {
		return 0, err
	}
	amount, timed := strings.CutSuffix(strings.ToLower(unit), "/s")
	if !timed {
		return 0, errNoTime
	}
	if multiple, bits := strings.CutSuffix(amount, "bit"); bits {
		scale, known := bitMultiples[multiple]
		if !known {
			return 0, errNoNumber
		}
		return value * scale / 8, nil
	}
	bytes, err := sizeAmount("1" + amount)
	return value * bytes, err
}

var bitMultiples = map[string]float64{"": 1, "k": 1e3, "m": 1e6, "g": 1e9, "t": 1e12}

func bandwidthAmount(text string) (float64, error) { return ParseBandwidth(text) }

// FormatBandwidth writes bytes per second in the largest unit that leaves a whole number: 200mb/s.
func FormatBandwidth(bytesPerSecond float64) string {
	if whole := int64(bytesPerSecond); float64(whole) == bytesPerSecond {
		return FormatSize(whole) + "/s"
	}
	return plain(bytesPerSecond) + "b/s"
}
