package flink

// check refuses what is no range and no fraction.
func (c *capped) check() error {
	if c.least > c.most {
		return refuse(Range, "%s.min, %s, is above %s.max, %s", c.key, FormatSize(c.least), c.key, FormatSize(c.most))
	}
	return checkFraction(c.key+".fraction", c.fraction)
}

func checkFraction(key string, fraction float64) error {
	if fraction >= 0 && fraction < 1 {
		return nil
	}
	return refuse(Range, "%s is %v; a fraction is at least 0 and below 1", key, fraction)
}

// of is the component as a share of a whole that it is part of.
func (c *capped) of(whole int64) (int64, error) { return c.cap(whole, c.fraction) }

// beside is the component as a share of a whole of which the others are known: its fraction f of the whole is
// f / (1 - f) of them.
func (c *capped) beside(others int64) (int64, error) { return c.cap(others, c.fraction/(1-c.fraction)) }

func (c *capped) cap(base int64, share float64) (int64, error) {
	if err := c.check(); err != nil {
		return 0, err
	}
	size, ok := portion(base, share)
	if !ok {
		return 0, refuse(c.component, "%s.fraction of it all would be more than 2^63 - 1 bytes", c.key)
	}
	return max(c.least, min(size, c.most)), nil
}

// holds refuses a size that is left for the component but lies outside its range.
func (c *capped) holds(size int64, rest string) error {
	if err := c.check(); err != nil {
		return err
	}
	if size >= c.least && size <= c.most {
		return nil
	}
	return refuse(c.component, "%s, %s; that is outside the range of %s.min to .max, %s to %s",
		rest, FormatSize(size), c.key, FormatSize(c.least), FormatSize(c.most))
}
