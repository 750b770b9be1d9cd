package dev.dropwise.job;

import dev.dropwise.job.webhook.WebhookIntegrationTests;
import dev.dropwise.support.OnPostgres;

@OnPostgres
class WebhookOnPostgresIntegrationTests extends WebhookIntegrationTests {}
