package reports

import (
	"strconv"

	"simulate/sim/cluster"
)

// amountText is an amount of a resource for people.
func amountText(r *cluster.Resource, amount int64) string {
	switch r.Kind {
	case cluster.Cores:
		return fourDigits(float64(amount) / 1000)
	case cluster.Bytes:
		return bytesText(amount)
	case cluster.PerDay:
		return fourDigits(float64(amount)/24) + "/h"
	}
	return strconv.FormatInt(amount, 10)
}

// bytesText is a number of bytes in the largest unit that does not make it less than one.
func bytesText(n int64) string {
	v, unit := float64(n), "B"
	for _, larger := range []string{"KiB", "MiB", "GiB", "TiB", "PiB"} {
		if v < 1024 {
			break
		}
		v, unit = v/1024, larger
	}
	return fourDigits(v) + " " + unit
}

// fourDigits is a number to four digits.
func fourDigits(v float64) string {
	short, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 4, 64), 64)
	return strconv.FormatFloat(short, 'f', -1, 64)
}
