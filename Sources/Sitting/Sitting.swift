// Sitting
