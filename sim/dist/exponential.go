package dist

// Exponential is the distribution without memory; its coefficient of variation is 1. Mean 0 is the constant 0.
func Exponential(mean float64) (Distribution, error) {
	if err := reject("exponential", atLeastZero("mean", mean)); err != nil || mean == 0 {
		return Distribution{}, err
	}
	return Distribution{kind: exponential, scale: mean, mean: 1, variance: 1}, nil
}
