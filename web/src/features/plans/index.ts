export { ApprovalsPage } from './approvals-page.tsx';
export { PlanReviewPage } from './plan-review-page.tsx';
