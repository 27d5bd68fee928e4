package dist

// Constant is always the value.
func Constant(value float64) (Distribution, error) {
	return Distribution{scale: value, mean: 1}, reject("constant", atLeastZero("value", value))
}
