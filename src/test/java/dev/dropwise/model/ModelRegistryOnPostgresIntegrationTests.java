package dev.dropwise.model;

import dev.dropwise.support.OnPostgres;

@OnPostgres
class ModelRegistryOnPostgresIntegrationTests extends ModelRegistryIntegrationTests {}
