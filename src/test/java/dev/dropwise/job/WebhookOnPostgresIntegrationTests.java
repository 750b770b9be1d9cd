package dev.dropwise.job;

import dev.dropwise.OnPostgres;

@OnPostgres
class WebhookOnPostgresIntegrationTests extends WebhookIntegrationTests {}
