import sys

from jiaogong.config.cli import main

sys.exit(main())
