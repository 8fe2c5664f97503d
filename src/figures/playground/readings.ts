/** What a reader who points at a picture is told, in one piece: the page loads it when someone first points. */

export { lookAt, lookByKey, lossReading, stepAt, stepX } from './read-losses.ts';
export { linkPath, networkReading, pointedAt } from './read-network.ts';
export { nodeByKey, nodeNear, nodePlace, surfaceReading } from './read-surface.ts';
