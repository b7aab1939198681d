import Office
