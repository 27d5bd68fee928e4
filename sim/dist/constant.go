package dist

// Constant is always the value.
func Constant(value float64) (Distribution, error) {
	if err := reject("constant", atLeastZero("value", value)); err != nil {
		return Distribution{}, err
	}
	return Distribution{scale: value, mean: 1}, nil
}
