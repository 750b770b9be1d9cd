package dev.dropwise.modelspec;

import dev.dropwise.OnPostgres;

@OnPostgres
class ModelSpecsOnPostgresIntegrationTests extends ModelSpecsIntegrationTests {}
