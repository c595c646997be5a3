"""Which sentences stand for an article: salience, likeness, fitness, choice, and the headline."""
