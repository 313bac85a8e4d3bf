module passemarche.data.gouv.fr/passemarche

go 1.19
