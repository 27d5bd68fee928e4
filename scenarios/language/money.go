package language

import "errors"

var errNoPrice = errors.New("the time is missing: per h, d or month")

// perHour is the length of the times of a price, in hours.
var perHour = map[string]float64{"/h": 1, "/d": 24, "/month": 730}

// ParseMoney reads 0.384/h, 9.20/d or 280/month as money per hour; a month has 730 hours.
func ParseMoney(text string) (float64, error) {
	value, unit, err := cutAmount(text, errNoPrice)
	if err != nil || unit == "" {
		return 0, err
	}
	hours, known := perHour[unit]
	if !known {
		return 0, errNoPrice
	}
	return value / hours, nil
}

func moneyAmount(text string) (float64, error) { return ParseMoney(text) }

// FormatMoney writes money per hour.
func FormatMoney(perHour float64) string { return plain(perHour) + "/h" }
