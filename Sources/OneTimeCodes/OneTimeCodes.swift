// OneTimeCodes
