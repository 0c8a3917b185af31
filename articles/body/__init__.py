"""What an article's body is: HTML of few elements, with photos by reference."""
