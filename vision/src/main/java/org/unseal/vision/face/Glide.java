package org.unseal.vision.face;

/**
 * One coordinate that moves at a nearly constant velocity: a Kalman filter with the state (place,
 * velocity) and white noise for the acceleration. Pixels and seconds.
 */
final class Glide {
  private final double acceleration;
  private double place;
  private double velocity;
  private double varPlace;
  private double covariance;
  private double varVelocity;

  /**
   * Begins at a measured place with unknown velocity.
   *
   * @param error standard deviation of a measurement
   * @param speed standard deviation of the velocity that it may have
   * @param acceleration standard deviation of the acceleration
   */
  Glide(double place, double error, double speed, double acceleration) {
    this.place = place;
    this.varPlace = error * error;
    this.varVelocity = speed * speed;
    this.acceleration = acceleration;
  }

  /** Moves on by so many seconds, which may not be negative. */
  void advance(double seconds) {
    double q = acceleration * acceleration;
    double t2 = seconds * seconds;
    place += velocity * seconds;
    varPlace += 2 * seconds * covariance + t2 * varVelocity + q * t2 * t2 / 4;
    covariance += seconds * varVelocity + q * t2 * seconds / 2;
    varVelocity += q * t2;
  }

  /** Takes a measurement of the place into account. */
  void measure(double measured, double error) {
    double total = varPlace + error * error;
    double gainPlace = varPlace / total;
    double gainVelocity = covariance / total;
    double surprise = measured - place;
    place += gainPlace * surprise;
    velocity += gainVelocity * surprise;
    varVelocity -= gainVelocity * covariance;
    covariance -= gainPlace * covariance;
    varPlace -= gainPlace * varPlace;
  }

  /** Where it will be in so many seconds. */
  double placeIn(double seconds) {
    return place + velocity * seconds;
  }

  double velocity() {
    return velocity;
  }
}
