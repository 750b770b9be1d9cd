package dev.dropwise.run;

import dev.dropwise.OnPostgres;

@OnPostgres
class RunOnPostgresIntegrationTests extends RunIntegrationTests {}
