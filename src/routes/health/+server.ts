import { text } from '@sveltejs/kit';

/** The process answers. Whether it can do its work is said by /ready. */
export const GET = () => text('ok');
