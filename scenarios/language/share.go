package language

// ParseShare reads 40% or 0.4 as a number, usually between 0 and 1.
func ParseShare(text string) (float64, error) {
	value, unit, err := cutNumber(text)
	switch {
	case err != nil:
		return 0, err
	case unit == "%":
		return value / 100, nil
	case unit != "":
		return 0, errNoNumber
	}
	return value, nil
}

func shareAmount(text string) (float64, error) { return ParseShare(text) }

// FormatShare writes a share in percent where that is exact, else as a number.
func FormatShare(share float64) string {
	text := plain(share*100) + "%"
	if again, err := ParseShare(text); err != nil || again != share || len(text) > len(plain(share))+2 {
		return plain(share)
	}
	return text
}
