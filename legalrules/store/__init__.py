"""What may be kept between processes: law made ready for use, and compiled programs by digest. Never code."""
