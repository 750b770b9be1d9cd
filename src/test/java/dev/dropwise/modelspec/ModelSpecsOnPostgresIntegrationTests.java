package dev.dropwise.modelspec;

import dev.dropwise.support.OnPostgres;

@OnPostgres
class ModelSpecsOnPostgresIntegrationTests extends ModelSpecsIntegrationTests {}
