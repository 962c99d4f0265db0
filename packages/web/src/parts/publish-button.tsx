import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';

/** Leads to where files are checked and published. */
export function PublishButton() {
  return (
    <Button variant="filled" size="compact-md" renderRoot={(props) => <Link to="/map/publish" {...props} />}>
      Publish a version
    </Button>
  );
}
