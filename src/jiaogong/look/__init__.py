"""The look of the house: its themes, and a page that shows every component. What it shows are the components that
pages are made of (templates/components, kernel/templatetags/parts.py); their colours and sizes are tokens.css."""
