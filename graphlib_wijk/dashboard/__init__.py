"""What people see and click: the only room that knows Streamlit."""
