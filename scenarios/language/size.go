package language

import (
	"strconv"
	"strings"
)

// ParseSize reads 32kb, 4gb, 1.5GiB, 512Mi or 512b in bytes; every unit is a power of 1024. A part of a byte
// counts as one.
func ParseSize(text string) (int64, error) {
	value, unit, err := cutAmount(text, errNoUnit)
	if err != nil || unit == "" {
		return 0, err
	}
	scale, known := sizeUnits[strings.ToLower(unit)]
	if !known {
		return 0, errNoNumber
	}
	return whole(value, strings.TrimSuffix(text, unit), scale)
}

// sizeUnits are the units of sizes, in small letters.
var sizeUnits = map[string]int64{
	"b": 1, "kb": 1 << 10, "mb": 1 << 20, "gb": 1 << 30, "tb": 1 << 40, "pb": 1 << 50,
	"kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30, "tib": 1 << 40, "pib": 1 << 50,
	"ki": 1 << 10, "mi": 1 << 20, "gi": 1 << 30, "ti": 1 << 40, "pi": 1 << 50,
}

func sizeAmount(text string) (float64, error) {
	bytes, err := ParseSize(text)
	return float64(bytes), err
}

// FormatSize writes a number of bytes in the largest unit that divides it: 4gb, 1536mb, 1000b.
func FormatSize(bytes int64) string {
	units := []string{"b", "kb", "mb", "gb", "tb", "pb"}
	i := 0
	for bytes != 0 && bytes%1024 == 0 && i+1 < len(units) {
		bytes, i = bytes/1024, i+1
	}
	return strconv.FormatInt(bytes, 10) + units[i]
}
