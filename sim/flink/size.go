package flink

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// Sizes in bytes.
const (
	kib = 1 << 10
	mib = 1 << 20
	gib = 1 << 30
	tib = 1 << 40
)

// units are the spellings of Flink; all of them are powers of 1024.
var units = []struct {
	spellings []string
	bytes     int64
}{
	{[]string{"", "b", "bytes"}, 1},
	{[]string{"k", "kb", "kibibytes"}, kib},
	{[]string{"m", "mb", "mebibytes"}, mib},
	{[]string{"g", "gb", "gibibytes"}, gib},
	{[]string{"t", "tb", "tebibytes"}, tib},
}

// ParseSize reads a size in bytes as Flink does: digits and a unit, whose powers are of 1024 whatever its spelling;
// no sign, no decimals, at most 2^63 - 1 bytes.
func ParseSize(text string) (int64, error) {
	trimmed := strings.TrimSpace(text)
	digits := trimmed[:len(trimmed)-len(strings.TrimLeft(trimmed, "0123456789"))]
	unit := strings.ToLower(strings.TrimSpace(trimmed[len(digits):]))
	if digits == "" {
		return 0, fmt.Errorf("expected a size such as 128m, found %q", text)
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("%q is more than 2^63 - 1 bytes", text)
	}
	for _, u := range units {
		for _, spelling := range u.spellings {
			if unit != spelling {
				continue
			}
			if bytes := n * u.bytes; bytes/u.bytes == n {
				return bytes, nil
			}
			return 0, fmt.Errorf("%q is more than 2^63 - 1 bytes", text)
		}
	}
	return 0, fmt.Errorf("%q is no size: Flink knows the units b, k, m, g and t (kb, mb, ... and kibibytes, ... mean the same; no decimals)", text)
}

// FormatSize writes bytes for people: 134217728 bytes (128 MiB).
func FormatSize(bytes int64) string {
	size, unit := float64(bytes), ""
	for _, next := range []string{"KiB", "MiB", "GiB", "TiB"} {
		if size > -kib && size < kib {
			break
		}
		size, unit = size/kib, next
	}
	if unit == "" {
		return fmt.Sprintf("%d bytes", bytes)
	}
	return fmt.Sprintf("%d bytes (%s %s)", bytes, strconv.FormatFloat(size, 'g', 5, 64), unit)
}

// parseFraction reads a fraction as Flink holds it: a 32-bit float, widened. 0.1 becomes 0.10000000149011612.
func parseFraction(text string) (float64, error) {
	f, err := strconv.ParseFloat(strings.TrimSpace(text), 32)
	if err != nil {
		return 0, fmt.Errorf("expected a fraction such as 0.1, found %q", text)
	}
	return f, nil
}

// portion is share of size as Flink computes it: the exact product of the integer and the shortest decimal text of
// the double, truncated. It is not ok where 63 bits do not hold it.
func portion(size int64, share float64) (bytes int64, ok bool) {
	exact := decimal(share)
	exact.Mul(exact, new(big.Rat).SetInt64(size))
	whole := new(big.Int).Quo(exact.Num(), exact.Denom())
	return whole.Int64(), whole.IsInt64()
}

// decimal is the number that the shortest decimal text of a finite f means.
func decimal(f float64) *big.Rat {
	exact, _ := new(big.Rat).SetString(strconv.FormatFloat(f, 'g', -1, 64))
	return exact
}
