export interface paths {
    "/api/v1/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The seven agents and what they do */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AgentSummary"][];
                            nextCursor?: string;
                        };
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AuditEntry"][];
                            nextCursor?: string;
                        };
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All brands */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["BrandSummary"][];
                            nextCursor?: string;
                        };
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brands/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One brand with voice, rules and facts */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Brand"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Campaigns, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    status?: components["schemas"]["CampaignStatusInput"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Campaign"][];
                            nextCursor?: string;
                        };
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Turn a brief into a plan of posts
         * @description Answers at once; the agents work in the background and their steps can be followed.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        asOf?: string;
                        brand?: string;
                        brief: string;
                        channels?: string[];
                        posts?: number;
                        /** Format: date-time */
                        windowEnd?: string;
                        /** Format: date-time */
                        windowStart?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignAccepted"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not possible */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One campaign */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Campaign"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a campaign: its agents, and what has not been sent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Campaign"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the agents did, oldest first */
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RunStep"][];
                        };
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts on the networks */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Channel"][];
                            nextCursor?: string;
                        };
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Channel"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/history/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Load a channel's past posts from CSV
         * @description Body: text/csv with created_at_utc, text, replies, retweets, favorites. The same file again adds nothing.
         */
        post: {
            parameters: {
                query?: {
                    zone?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/csv": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportResult"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not possible */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/publishing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop or resume what goes out on this account */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        paused: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Channel"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read the account again now
         * @description Posts, figures, mentions, competitors and topics. It happens in the background by itself every few minutes.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Channel"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed, in order, from a cursor on
         * @description Pass `nextCursor` back as `after`; it is there also when nothing is new. Nothing is ever skipped.
         */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                    type?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Event"][];
                            nextCursor: string;
                        };
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who I am here */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Me"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload an image
         * @description JPEG, PNG, GIF or WebP up to 20 MB. It is decoded and encoded anew: only its pixels are kept.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/octet-stream": string;
                    "image/gif": string;
                    "image/jpeg": string;
                    "image/png": string;
                    "image/webp": string;
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Media"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bytes of an image */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The image */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/jpeg": string;
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/public/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bytes of an image, by a signed address */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The image */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/jpeg": string;
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Member"][];
                            nextCursor?: string;
                        };
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the agents remember, newest first */
        get: {
            parameters: {
                query?: {
                    brandId?: string;
                    cursor?: string;
                    kind?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MemoryItem"][];
                            nextCursor?: string;
                        };
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mentions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mentions, newest first */
        get: {
            parameters: {
                query?: {
                    brandId?: string;
                    cursor?: string;
                    limit?: number;
                    sentiment?: "negative" | "neutral" | "positive";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Mention"][];
                            nextCursor?: string;
                        };
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mentions/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Load what strangers said about a brand from CSV
         * @description Body: text/csv with created_at, text and, where the file is about several brands, brand. Label columns are ignored.
         */
        post: {
            parameters: {
                query: {
                    brand: string;
                    zone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/csv": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportResult"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not possible */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/model": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which model writes, and whether it is the built-in one */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ModelDescription"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My notices, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    unread?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Notification"][];
                            nextCursor?: string;
                            unreadCount: number;
                        };
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I have seen it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Notification"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organisation and its switches */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Organisation"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/publishing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop or resume everything that goes out
         * @description While paused nothing is sent; what is due waits.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        paused: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Organisation"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Plans, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    status?: components["schemas"]["PlanStatusInput"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["PlanSummary"][];
                            nextCursor?: string;
                        };
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One plan with its items */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Plan"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve, hold, reject or ask for changes */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        comment?: string;
                        items?: {
                            comment?: string;
                            /** Format: uuid */
                            itemId: string;
                            itemVersion: number;
                            /** @enum {string} */
                            outcome?: "approve" | "request_changes" | "reject" | "hold";
                        }[];
                        /** @enum {string} */
                        outcome: "approve" | "request_changes" | "reject" | "hold";
                        planVersion: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DecideResult"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{id}/items/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a post out of its plan */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    itemId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Plan"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a post: a new version that somebody else has to approve */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    itemId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        baseVersion: number;
                        media?: {
                            altText: string;
                            /** Format: uuid */
                            mediaId: string;
                        }[];
                        note?: string;
                        schedule?: components["schemas"]["ScheduleInput"];
                        text?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Plan"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not possible */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a post by hand: same approval, same ledger, no agent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        channelId: string;
                        /** @default [] */
                        media?: {
                            altText: string;
                            /** Format: uuid */
                            mediaId: string;
                        }[];
                        schedule: components["schemas"]["ScheduleInput"];
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Plan"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not possible */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was and will be published, latest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    planId?: string;
                    status?: components["schemas"]["PublicationStatusInput"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Publication"][];
                            nextCursor?: string;
                        };
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One publication with its attempts and figures */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublicationDetail"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop what has not been sent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublicationDetail"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send again, or look again, what failed or was handed to people */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default false */
                        confirmNotLive?: boolean;
                    } | null;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublicationDetail"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Runs, newest first */
        get: {
            parameters: {
                query?: {
                    campaignId?: string;
                    cursor?: string;
                    limit?: number;
                    status?: components["schemas"]["RunStatusInput"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RunSummary"][];
                            nextCursor?: string;
                        };
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One run */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunSummary"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened in a run, oldest first */
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RunStep"][];
                            nextCursor?: string;
                        };
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My API tokens */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ApiToken"][];
                            nextCursor?: string;
                        };
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Make an API token
         * @description The token is in this answer and nowhere else, so repeats with the same Idempotency-Key are not answered from memory.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        expiresAt?: string;
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewApiToken"];
                    };
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not possible */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke one of my API tokens */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Bad request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        AgentName: "creator" | "trend" | "engagement" | "scheduler" | "performance" | "competitor" | "crisis";
        /** @enum {string} */
        AgentNameInput: "creator" | "trend" | "engagement" | "scheduler" | "performance" | "competitor" | "crisis";
        AgentSummary: {
            completionTokens: number;
            costUsd: number;
            description: string;
            failureCount: number;
            lastStep?: components["schemas"]["RunStep"];
            name: components["schemas"]["AgentName"];
            promptTokens: number;
            promptVersion: string;
            runCount: number;
            /** @enum {string} */
            status: "idle" | "working";
            title: string;
            tools: {
                /** @enum {string} */
                effect: "read" | "propose" | "act";
                name: string;
            }[];
        };
        AgentSummaryInput: {
            completionTokens: number;
            costUsd: number;
            description: string;
            failureCount: number;
            lastStep?: components["schemas"]["RunStepInput"];
            name: components["schemas"]["AgentNameInput"];
            promptTokens: number;
            promptVersion: string;
            runCount: number;
            /** @enum {string} */
            status: "idle" | "working";
            title: string;
            tools: {
                /** @enum {string} */
                effect: "read" | "propose" | "act";
                name: string;
            }[];
        };
        ApiToken: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt?: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastUsedAt?: string;
            name: string;
            prefix: string;
        };
        ApiTokenInput: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt?: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastUsedAt?: string;
            name: string;
            prefix: string;
        };
        AuditEntry: {
            action: string;
            actor: {
                id: string;
                /** @enum {string} */
                kind: "user" | "agent" | "system";
            };
            /** Format: date-time */
            at: string;
            detail: {
                [key: string]: unknown;
            };
            hash: string;
            seq: number;
            subject: {
                id: string;
                kind: string;
            };
        };
        AuditEntryInput: {
            action: string;
            actor: {
                id: string;
                /** @enum {string} */
                kind: "user" | "agent" | "system";
            };
            /** Format: date-time */
            at: string;
            detail: {
                [key: string]: unknown;
            };
            hash: string;
            seq: number;
            subject: {
                id: string;
                kind: string;
            };
        };
        Brand: {
            allowedHandles: string[];
            allowedLinks: string[];
            competitors: {
                /** @default {} */
                handles: {
                    [key: string]: string;
                };
                name: string;
            }[];
            description: string;
            facts: {
                id: string;
                text: string;
            }[];
            /** Format: uuid */
            id: string;
            name: string;
            palette: string[];
            rules: {
                /** @default [] */
                bannedTopics: string[];
                /** @default [] */
                bannedWords: string[];
                /** @default [] */
                donts: string[];
                /** @default [] */
                dos: string[];
                /** @default {} */
                preferredWords: {
                    [key: string]: string;
                };
            };
            /** Format: date-time */
            updatedAt: string;
            voice: {
                /**
                 * @default light
                 * @enum {string}
                 */
                emoji: "none" | "light" | "playful";
                /** @default [] */
                examplesDisliked: string[];
                /** @default [] */
                examplesLiked: string[];
                hashtagsPerPost: {
                    /** @default 4 */
                    instagram: number;
                    /** @default 2 */
                    linkedin: number;
                    /** @default 1 */
                    x: number;
                };
                /** @default  */
                persona: string;
                /**
                 * @default general
                 * @enum {string}
                 */
                readingLevel: "simple" | "general" | "expert";
                /** @default [] */
                tone: string[];
            };
        };
        BrandInput: {
            allowedHandles: string[];
            allowedLinks: string[];
            competitors: {
                /** @default {} */
                handles: {
                    [key: string]: string;
                };
                name: string;
            }[];
            description: string;
            facts: {
                id: string;
                text: string;
            }[];
            /** Format: uuid */
            id: string;
            name: string;
            palette: string[];
            rules: {
                /** @default [] */
                bannedTopics: string[];
                /** @default [] */
                bannedWords: string[];
                /** @default [] */
                donts: string[];
                /** @default [] */
                dos: string[];
                /** @default {} */
                preferredWords: {
                    [key: string]: string;
                };
            };
            /** Format: date-time */
            updatedAt: string;
            voice: {
                /**
                 * @default light
                 * @enum {string}
                 */
                emoji: "none" | "light" | "playful";
                /** @default [] */
                examplesDisliked: string[];
                /** @default [] */
                examplesLiked: string[];
                /** @default {} */
                hashtagsPerPost: {
                    /** @default 4 */
                    instagram: number;
                    /** @default 2 */
                    linkedin: number;
                    /** @default 1 */
                    x: number;
                };
                /** @default  */
                persona: string;
                /**
                 * @default general
                 * @enum {string}
                 */
                readingLevel: "simple" | "general" | "expert";
                /** @default [] */
                tone: string[];
            };
        };
        BrandSummary: {
            description: string;
            /** Format: uuid */
            id: string;
            name: string;
        };
        BrandSummaryInput: {
            description: string;
            /** Format: uuid */
            id: string;
            name: string;
        };
        Campaign: {
            /** Format: date-time */
            asOf?: string;
            brand: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            brief: string;
            channels: {
                handle: string;
                /** Format: uuid */
                id: string;
                platform: components["schemas"]["Platform"];
            }[];
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["Person"];
            error?: {
                code: string;
                message: string;
            };
            firstOnApproval: boolean;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            planId?: string;
            postCount: number;
            runs: components["schemas"]["RunSummary"][];
            status: components["schemas"]["CampaignStatus"];
            title: string;
            /** Format: date-time */
            windowEnd: string;
            /** Format: date-time */
            windowStart: string;
        };
        CampaignAccepted: {
            /** Format: uuid */
            id: string;
            links: {
                self: string;
                steps: string;
            };
            /** Format: uuid */
            runId: string;
            status: components["schemas"]["CampaignStatus"];
            title: string;
        };
        CampaignAcceptedInput: {
            /** Format: uuid */
            id: string;
            links: {
                self: string;
                steps: string;
            };
            /** Format: uuid */
            runId: string;
            status: components["schemas"]["CampaignStatusInput"];
            title: string;
        };
        CampaignInput: {
            /** Format: date-time */
            asOf?: string;
            brand: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            brief: string;
            channels: {
                handle: string;
                /** Format: uuid */
                id: string;
                platform: components["schemas"]["PlatformInput"];
            }[];
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["PersonInput"];
            error?: {
                code: string;
                message: string;
            };
            firstOnApproval: boolean;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            planId?: string;
            postCount: number;
            runs: components["schemas"]["RunSummaryInput"][];
            status: components["schemas"]["CampaignStatusInput"];
            title: string;
            /** Format: date-time */
            windowEnd: string;
            /** Format: date-time */
            windowStart: string;
        };
        /** @enum {string} */
        CampaignStatus: "queued" | "running" | "awaiting_approval" | "revising" | "scheduled" | "completed" | "rejected" | "failed" | "cancelled";
        /** @enum {string} */
        CampaignStatusInput: "queued" | "running" | "awaiting_approval" | "revising" | "scheduled" | "completed" | "rejected" | "failed" | "cancelled";
        Channel: {
            /** Format: uuid */
            brandId: string;
            displayName: string;
            followerCount?: number;
            handle: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastSyncedAt?: string;
            platform: components["schemas"]["Platform"];
            publishingPaused: boolean;
            /** @enum {string} */
            status: "active" | "limited" | "expired" | "permission_lost" | "suspended" | "disconnected";
            statusReason?: string;
            timeZone: string;
        };
        ChannelInput: {
            /** Format: uuid */
            brandId: string;
            displayName: string;
            followerCount?: number;
            handle: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastSyncedAt?: string;
            platform: components["schemas"]["PlatformInput"];
            publishingPaused: boolean;
            /** @enum {string} */
            status: "active" | "limited" | "expired" | "permission_lost" | "suspended" | "disconnected";
            statusReason?: string;
            timeZone: string;
        };
        DecideResult: {
            outcomes: {
                applied: boolean;
                /** Format: uuid */
                itemId: string;
                itemVersion: number;
                outcome: string;
                reason?: string;
            }[];
            plan: components["schemas"]["Plan"];
        };
        DecideResultInput: {
            outcomes: {
                applied: boolean;
                /** Format: uuid */
                itemId: string;
                itemVersion: number;
                outcome: string;
                reason?: string;
            }[];
            plan: components["schemas"]["PlanInput"];
        };
        Decision: {
            comment?: string;
            /** Format: date-time */
            decidedAt: string;
            decidedBy: components["schemas"]["Person"];
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            itemId: string;
            itemVersion: number;
            /** @enum {string} */
            outcome: "approve" | "edit" | "request_changes" | "reject" | "hold";
        };
        DecisionInput: {
            comment?: string;
            /** Format: date-time */
            decidedAt: string;
            decidedBy: components["schemas"]["PersonInput"];
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            itemId: string;
            itemVersion: number;
            /** @enum {string} */
            outcome: "approve" | "edit" | "request_changes" | "reject" | "hold";
        };
        Event: {
            /** Format: date-time */
            createdAt: string;
            cursor: string;
            payload: {
                [key: string]: unknown;
            };
            type: string;
        };
        EventInput: {
            /** Format: date-time */
            createdAt: string;
            cursor: string;
            payload: {
                [key: string]: unknown;
            };
            type: string;
        };
        Evidence: {
            id: string;
            stale?: boolean;
            text: string;
            /** @enum {string} */
            trust: "trusted" | "untrusted";
        };
        EvidenceInput: {
            id: string;
            stale?: boolean;
            text: string;
            /** @enum {string} */
            trust: "trusted" | "untrusted";
        };
        Finding: {
            agent: string;
            evidence: components["schemas"]["Evidence"][];
            recommendations: string[];
            summary: string;
        };
        FindingInput: {
            agent: string;
            evidence: components["schemas"]["EvidenceInput"][];
            recommendations: string[];
            summary: string;
        };
        ImportResult: {
            addedCount: number;
            knownCount: number;
            notes: string[];
            recordCount: number;
            rejected: {
                line: number;
                message: string;
                record: number;
            }[];
            rejectedCount: number;
        };
        ImportResultInput: {
            addedCount: number;
            knownCount: number;
            notes: string[];
            recordCount: number;
            rejected: {
                line: number;
                message: string;
                record: number;
            }[];
            rejectedCount: number;
        };
        ItemAnalysis: {
            /** @default [] */
            evidence: components["schemas"]["Evidence"][];
            mediaBrief?: string;
            predictedEngagement?: {
                basis: string;
                high: number;
                low: number;
                relative: number;
            } | {
                basis: string;
                /** @constant */
                notEnoughData: true;
            };
            timing?: {
                reason: string;
                upliftHigh?: number;
                upliftLow?: number;
            };
            voiceScore?: number;
        };
        ItemAnalysisInput: {
            /** @default [] */
            evidence: components["schemas"]["EvidenceInput"][];
            mediaBrief?: string;
            predictedEngagement?: {
                basis: string;
                high: number;
                low: number;
                relative: number;
            } | {
                basis: string;
                /** @constant */
                notEnoughData: true;
            };
            timing?: {
                reason: string;
                upliftHigh?: number;
                upliftLow?: number;
            };
            voiceScore?: number;
        };
        ItemContent: {
            /** Format: uuid */
            channelId: string;
            externalAccountId: string;
            latePolicy: {
                /** @enum {string} */
                action: "publish" | "skip" | "ask";
                afterSeconds: number;
            };
            links: string[];
            media: {
                altText: string;
                /** Format: uuid */
                mediaId: string;
                sha256: string;
            }[];
            platform: components["schemas"]["Platform"];
            schedule: components["schemas"]["Schedule"];
            text: string;
        };
        ItemContentInput: {
            /** Format: uuid */
            channelId: string;
            externalAccountId: string;
            latePolicy: {
                /** @enum {string} */
                action: "publish" | "skip" | "ask";
                afterSeconds: number;
            };
            links: string[];
            media: {
                altText: string;
                /** Format: uuid */
                mediaId: string;
                sha256: string;
            }[];
            platform: components["schemas"]["PlatformInput"];
            schedule: components["schemas"]["ScheduleInput"];
            text: string;
        };
        ItemFlag: {
            /** @enum {string} */
            code: "unlisted_link" | "unlisted_handle" | "unsourced_claim" | "off_voice" | "banned_word" | "untrusted_influence" | "crisis_topic";
            message: string;
            span?: string;
        };
        ItemFlagInput: {
            /** @enum {string} */
            code: "unlisted_link" | "unlisted_handle" | "unsourced_claim" | "off_voice" | "banned_word" | "untrusted_influence" | "crisis_topic";
            message: string;
            span?: string;
        };
        /** @enum {string} */
        ItemStatus: "pending" | "changes_requested" | "held" | "approved" | "rejected" | "cancelled";
        /** @enum {string} */
        ItemStatusInput: "pending" | "changes_requested" | "held" | "approved" | "rejected" | "cancelled";
        Me: {
            organisation: components["schemas"]["Organisation"];
            role: components["schemas"]["Role"];
            user: {
                email: string;
                id: string;
                name: string;
            };
        };
        Media: {
            byteCount: number;
            height: number;
            /** Format: uuid */
            id: string;
            mimeType: string;
            sha256: string;
            url: string;
            width: number;
        };
        MediaInput: {
            byteCount: number;
            height: number;
            /** Format: uuid */
            id: string;
            mimeType: string;
            sha256: string;
            url: string;
            width: number;
        };
        MeInput: {
            organisation: components["schemas"]["OrganisationInput"];
            role: components["schemas"]["RoleInput"];
            user: {
                email: string;
                id: string;
                name: string;
            };
        };
        Member: {
            email: string;
            id: string;
            name: string;
            role: components["schemas"]["Role"];
        };
        MemberInput: {
            email: string;
            id: string;
            name: string;
            role: components["schemas"]["RoleInput"];
        };
        MemoryItem: {
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            importance: number;
            kind: string;
            source: {
                [key: string]: unknown;
            };
            text: string;
            /** @enum {string} */
            trust: "trusted" | "untrusted";
        };
        MemoryItemInput: {
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            importance: number;
            kind: string;
            source: {
                [key: string]: unknown;
            };
            text: string;
            /** @enum {string} */
            trust: "trusted" | "untrusted";
        };
        Mention: {
            about: string;
            authorHandle?: string;
            /** Format: uuid */
            brandId: string;
            /** Format: uuid */
            channelId?: string;
            /** Format: uuid */
            id: string;
            isOwn: boolean;
            /** Format: date-time */
            postedAt: string;
            /** @enum {string} */
            sentiment?: "negative" | "neutral" | "positive";
            source: string;
            text: string;
            /** @constant */
            trust: "untrusted";
        };
        MentionInput: {
            about: string;
            authorHandle?: string;
            /** Format: uuid */
            brandId: string;
            /** Format: uuid */
            channelId?: string;
            /** Format: uuid */
            id: string;
            isOwn: boolean;
            /** Format: date-time */
            postedAt: string;
            /** @enum {string} */
            sentiment?: "negative" | "neutral" | "positive";
            source: string;
            text: string;
            /** @constant */
            trust: "untrusted";
        };
        Metrics: {
            comments: number;
            impressions?: number;
            likes: number;
            /** Format: date-time */
            measuredAt: string;
            shares: number;
        };
        MetricsInput: {
            comments: number;
            impressions?: number;
            likes: number;
            /** Format: date-time */
            measuredAt: string;
            shares: number;
        };
        ModelDescription: {
            embeddings: string;
            fallback?: string;
            offline: boolean;
            primary: string;
        };
        ModelDescriptionInput: {
            embeddings: string;
            fallback?: string;
            offline: boolean;
            primary: string;
        };
        NewApiToken: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt?: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastUsedAt?: string;
            name: string;
            prefix: string;
            token: string;
        };
        NewApiTokenInput: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt?: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            lastUsedAt?: string;
            name: string;
            prefix: string;
            token: string;
        };
        Notification: {
            body: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            kind: string;
            link?: string;
            /** Format: date-time */
            readAt?: string;
            title: string;
        };
        NotificationInput: {
            body: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            kind: string;
            link?: string;
            /** Format: date-time */
            readAt?: string;
            title: string;
        };
        Organisation: {
            /** Format: uuid */
            id: string;
            isDemo: boolean;
            name: string;
            publishingPaused: boolean;
            slug: string;
            timeZone: string;
        };
        OrganisationInput: {
            /** Format: uuid */
            id: string;
            isDemo: boolean;
            name: string;
            publishingPaused: boolean;
            slug: string;
            timeZone: string;
        };
        Person: {
            id: string;
            name: string;
        };
        PersonInput: {
            id: string;
            name: string;
        };
        Plan: {
            /** Format: uuid */
            campaignId?: string;
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["Person"];
            /** Format: date-time */
            expiresAt: string;
            findings: components["schemas"]["Finding"][];
            hash: string;
            /** Format: uuid */
            id: string;
            itemCount: number;
            items: components["schemas"]["PlanItem"][];
            /** @enum {string} */
            origin: "campaign" | "manual";
            pendingCount: number;
            status: components["schemas"]["PlanStatus"];
            title: string;
            version: number;
        };
        PlanInput: {
            /** Format: uuid */
            campaignId?: string;
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["PersonInput"];
            /** Format: date-time */
            expiresAt: string;
            findings: components["schemas"]["FindingInput"][];
            hash: string;
            /** Format: uuid */
            id: string;
            itemCount: number;
            items: components["schemas"]["PlanItemInput"][];
            /** @enum {string} */
            origin: "campaign" | "manual";
            pendingCount: number;
            status: components["schemas"]["PlanStatusInput"];
            title: string;
            version: number;
        };
        PlanItem: {
            allowed: {
                approve: boolean;
                edit: boolean;
                reason?: string;
            };
            analysis: components["schemas"]["ItemAnalysis"];
            author: {
                id: string;
                /** @enum {string} */
                kind: "agent" | "user";
                name: string;
            };
            channel: {
                displayName: string;
                handle: string;
                /** Format: uuid */
                id: string;
                platform: components["schemas"]["Platform"];
                timeZone: string;
            };
            content: components["schemas"]["ItemContent"];
            decisions: components["schemas"]["Decision"][];
            flags: components["schemas"]["ItemFlag"][];
            hash: string;
            /** Format: uuid */
            id: string;
            mediaUrls: string[];
            note?: string;
            position: number;
            previousText?: string;
            publication?: {
                /** Format: date-time */
                dueAt: string;
                /** Format: uuid */
                id: string;
                permalink?: string;
                status: string;
            };
            status: components["schemas"]["ItemStatus"];
            version: number;
        };
        PlanItemInput: {
            allowed: {
                approve: boolean;
                edit: boolean;
                reason?: string;
            };
            analysis: components["schemas"]["ItemAnalysisInput"];
            author: {
                id: string;
                /** @enum {string} */
                kind: "agent" | "user";
                name: string;
            };
            channel: {
                displayName: string;
                handle: string;
                /** Format: uuid */
                id: string;
                platform: components["schemas"]["PlatformInput"];
                timeZone: string;
            };
            content: components["schemas"]["ItemContentInput"];
            decisions: components["schemas"]["DecisionInput"][];
            flags: components["schemas"]["ItemFlagInput"][];
            hash: string;
            /** Format: uuid */
            id: string;
            mediaUrls: string[];
            note?: string;
            position: number;
            previousText?: string;
            publication?: {
                /** Format: date-time */
                dueAt: string;
                /** Format: uuid */
                id: string;
                permalink?: string;
                status: string;
            };
            status: components["schemas"]["ItemStatusInput"];
            version: number;
        };
        /** @enum {string} */
        PlanStatus: "pending" | "revising" | "approved" | "rejected" | "expired" | "cancelled";
        /** @enum {string} */
        PlanStatusInput: "pending" | "revising" | "approved" | "rejected" | "expired" | "cancelled";
        PlanSummary: {
            /** Format: uuid */
            campaignId?: string;
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["Person"];
            /** Format: date-time */
            expiresAt: string;
            hash: string;
            /** Format: uuid */
            id: string;
            itemCount: number;
            /** @enum {string} */
            origin: "campaign" | "manual";
            pendingCount: number;
            status: components["schemas"]["PlanStatus"];
            title: string;
            version: number;
        };
        PlanSummaryInput: {
            /** Format: uuid */
            campaignId?: string;
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["PersonInput"];
            /** Format: date-time */
            expiresAt: string;
            hash: string;
            /** Format: uuid */
            id: string;
            itemCount: number;
            /** @enum {string} */
            origin: "campaign" | "manual";
            pendingCount: number;
            status: components["schemas"]["PlanStatusInput"];
            title: string;
            version: number;
        };
        /** @enum {string} */
        Platform: "x" | "instagram" | "linkedin";
        /** @enum {string} */
        PlatformInput: "x" | "instagram" | "linkedin";
        Problem: {
            code: string;
            detail: string;
            details?: {
                [key: string]: unknown;
            };
            errors?: {
                message: string;
                path: string;
            }[];
            instance?: string;
            requestId?: string;
            status: number;
            title: string;
            type: string;
        };
        ProblemInput: {
            code: string;
            detail: string;
            details?: {
                [key: string]: unknown;
            };
            errors?: {
                message: string;
                path: string;
            }[];
            instance?: string;
            requestId?: string;
            status: number;
            title: string;
            type: string;
        };
        Publication: {
            attemptCount: number;
            channel: {
                handle: string;
                /** Format: uuid */
                id: string;
                platform: components["schemas"]["Platform"];
                timeZone: string;
            };
            /** Format: date-time */
            dueAt: string;
            error?: {
                code: string;
                message: string;
            };
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            itemId: string;
            itemVersion: number;
            mediaUrls: string[];
            metrics?: components["schemas"]["Metrics"];
            /** Format: date-time */
            nextAttemptAt?: string;
            permalink?: string;
            /** Format: uuid */
            planId: string;
            /** Format: date-time */
            publishedAt?: string;
            remoteId?: string;
            status: components["schemas"]["PublicationStatus"];
            text: string;
        };
        PublicationDetail: {
            attemptCount: number;
            attempts: {
                detail: {
                    [key: string]: unknown;
                };
                epoch: number;
                /** Format: date-time */
                finishedAt?: string;
                /** @enum {string} */
                kind: "publish" | "reconcile";
                outcome?: string;
                phase: string;
                /** Format: date-time */
                startedAt: string;
            }[];
            channel: {
                handle: string;
                /** Format: uuid */
                id: string;
                platform: components["schemas"]["Platform"];
                timeZone: string;
            };
            /** Format: date-time */
            dueAt: string;
            error?: {
                code: string;
                message: string;
            };
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            itemId: string;
            itemVersion: number;
            mediaUrls: string[];
            metrics?: components["schemas"]["Metrics"];
            /** Format: date-time */
            nextAttemptAt?: string;
            permalink?: string;
            /** Format: uuid */
            planId: string;
            /** Format: date-time */
            publishedAt?: string;
            remoteId?: string;
            samples: components["schemas"]["Metrics"][];
            status: components["schemas"]["PublicationStatus"];
            text: string;
        };
        PublicationDetailInput: {
            attemptCount: number;
            attempts: {
                detail: {
                    [key: string]: unknown;
                };
                epoch: number;
                /** Format: date-time */
                finishedAt?: string;
                /** @enum {string} */
                kind: "publish" | "reconcile";
                outcome?: string;
                phase: string;
                /** Format: date-time */
                startedAt: string;
            }[];
            channel: {
                handle: string;
                /** Format: uuid */
                id: string;
                platform: components["schemas"]["PlatformInput"];
                timeZone: string;
            };
            /** Format: date-time */
            dueAt: string;
            error?: {
                code: string;
                message: string;
            };
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            itemId: string;
            itemVersion: number;
            mediaUrls: string[];
            metrics?: components["schemas"]["MetricsInput"];
            /** Format: date-time */
            nextAttemptAt?: string;
            permalink?: string;
            /** Format: uuid */
            planId: string;
            /** Format: date-time */
            publishedAt?: string;
            remoteId?: string;
            samples: components["schemas"]["MetricsInput"][];
            status: components["schemas"]["PublicationStatusInput"];
            text: string;
        };
        PublicationInput: {
            attemptCount: number;
            channel: {
                handle: string;
                /** Format: uuid */
                id: string;
                platform: components["schemas"]["PlatformInput"];
                timeZone: string;
            };
            /** Format: date-time */
            dueAt: string;
            error?: {
                code: string;
                message: string;
            };
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            itemId: string;
            itemVersion: number;
            mediaUrls: string[];
            metrics?: components["schemas"]["MetricsInput"];
            /** Format: date-time */
            nextAttemptAt?: string;
            permalink?: string;
            /** Format: uuid */
            planId: string;
            /** Format: date-time */
            publishedAt?: string;
            remoteId?: string;
            status: components["schemas"]["PublicationStatusInput"];
            text: string;
        };
        /** @enum {string} */
        PublicationStatus: "due" | "sending" | "unknown" | "published" | "failed" | "cancelled" | "skipped" | "needs_human";
        /** @enum {string} */
        PublicationStatusInput: "due" | "sending" | "unknown" | "published" | "failed" | "cancelled" | "skipped" | "needs_human";
        /** @enum {string} */
        Role: "owner" | "admin" | "manager" | "creator" | "approver" | "viewer";
        /** @enum {string} */
        RoleInput: "owner" | "admin" | "manager" | "creator" | "approver" | "viewer";
        /** @enum {string} */
        RunStatus: "queued" | "running" | "parked" | "succeeded" | "failed" | "cancelled" | "version_mismatch";
        /** @enum {string} */
        RunStatusInput: "queued" | "running" | "parked" | "succeeded" | "failed" | "cancelled" | "version_mismatch";
        RunStep: {
            agent: string;
            completionTokens: number;
            costUsd: number;
            /** Format: date-time */
            createdAt: string;
            data: {
                [key: string]: unknown;
            };
            durationMs?: number;
            id: number;
            /** @enum {string} */
            kind: "started" | "tool" | "finding" | "finished" | "failed" | "note";
            message: string;
            promptTokens: number;
            /** Format: uuid */
            runId: string;
            /** @enum {string} */
            trust: "trusted" | "untrusted";
        };
        RunStepInput: {
            agent: string;
            completionTokens: number;
            costUsd: number;
            /** Format: date-time */
            createdAt: string;
            data: {
                [key: string]: unknown;
            };
            durationMs?: number;
            id: number;
            /** @enum {string} */
            kind: "started" | "tool" | "finding" | "finished" | "failed" | "note";
            message: string;
            promptTokens: number;
            /** Format: uuid */
            runId: string;
            /** @enum {string} */
            trust: "trusted" | "untrusted";
        };
        RunSummary: {
            attemptCount: number;
            /** Format: uuid */
            campaignId?: string;
            completionTokens: number;
            costUsd: number;
            /** Format: date-time */
            createdAt: string;
            durationMs?: number;
            error?: {
                code: string;
                message: string;
            };
            /** Format: date-time */
            finishedAt?: string;
            /** Format: uuid */
            id: string;
            models: string[];
            offline: boolean;
            promptTokens: number;
            /** Format: date-time */
            startedAt?: string;
            status: components["schemas"]["RunStatus"];
            workflow: string;
        };
        RunSummaryInput: {
            attemptCount: number;
            /** Format: uuid */
            campaignId?: string;
            completionTokens: number;
            costUsd: number;
            /** Format: date-time */
            createdAt: string;
            durationMs?: number;
            error?: {
                code: string;
                message: string;
            };
            /** Format: date-time */
            finishedAt?: string;
            /** Format: uuid */
            id: string;
            models: string[];
            offline: boolean;
            promptTokens: number;
            /** Format: date-time */
            startedAt?: string;
            status: components["schemas"]["RunStatusInput"];
            workflow: string;
        };
        Schedule: {
            /** Format: date-time */
            at: string;
            /** @constant */
            kind: "at";
        } | {
            /** @constant */
            kind: "on_approval";
        };
        ScheduleInput: {
            /** Format: date-time */
            at: string;
            /** @constant */
            kind: "at";
        } | {
            /** @constant */
            kind: "on_approval";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
