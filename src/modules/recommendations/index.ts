/** The door of the recommendations. */
export { RecommendationsModule } from './recommendations.module.js';
export { recommendationSlice, recommendationSlice1 } from './store/recommendation-slice.js';
export { AnswerRoutes } from './http/answer-routes.js';
export { AnswerClocks } from './followers/answer-clocks.js';
export { verdictRecommendationId } from './domain/index.js';
