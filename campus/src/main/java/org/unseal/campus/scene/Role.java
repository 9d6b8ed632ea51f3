package org.unseal.campus.scene;

/** Why a person is in the story. */
public enum Role {
  STUDENT,
  TEACHER,
  /** The school resource officer. */
  OFFICER,
  /** The civilian security monitor. */
  MONITOR,
  /** Deputies who arrive later. */
  DEPUTY
}
