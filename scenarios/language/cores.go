package language

import "strings"

// ParseCores reads 2, 0.5 or 500m in thousandths of a core. A part of a thousandth counts as one.
func ParseCores(text string) (millicores int64, err error) {
	value, unit, err := cutNumber(text)
	switch {
	case err != nil:
		return 0, err
	case unit == "":
		return whole(value, text, 1000)
	case unit == "m":
		return whole(value, strings.TrimSuffix(text, unit), 1)
	}
	return 0, errNoNumber
}

func coresAmount(text string) (float64, error) {
	millicores, err := ParseCores(text)
	return float64(millicores) / 1000, err
}

// FormatCores writes thousandths of a core: 2, 0.5.
func FormatCores(millicores int64) string { return plain(float64(millicores) / 1000) }
