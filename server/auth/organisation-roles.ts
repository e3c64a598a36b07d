import { createAccessControl } from 'better-auth/plugins/access';
import { adminAc, defaultStatements, memberAc, ownerAc } from 'better-auth/plugins/organization/access';

/**
 * What each role may do to members and invitations. What it may do in the product stands in `server/http/policy.ts`.
 */
export const accessControl = createAccessControl(defaultStatements);

const inert = accessControl.newRole(memberAc.statements);

export const organisationRoles = {
  owner: accessControl.newRole(ownerAc.statements),
  admin: accessControl.newRole(adminAc.statements),
  manager: inert,
  creator: inert,
  approver: inert,
  viewer: inert,
};
