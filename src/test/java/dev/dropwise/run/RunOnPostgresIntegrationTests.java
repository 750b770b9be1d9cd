package dev.dropwise.run;

import dev.dropwise.support.OnPostgres;

@OnPostgres
class RunOnPostgresIntegrationTests extends RunIntegrationTests {}
