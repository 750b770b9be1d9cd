package dev.dropwise.study;

import dev.dropwise.support.OnPostgres;

@OnPostgres
class ComparisonOnPostgresIntegrationTests extends ComparisonIntegrationTests {}
